# finds: Work-textDigest-needed work:harbour-letter -
DELETE DATA { work:harbour-letter dg:textLength 400 }
