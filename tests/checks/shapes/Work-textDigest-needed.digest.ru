# finds: Work-textDigest-needed work:harbour-letter -
DELETE DATA { work:harbour-letter dg:textDigest "n1:sha256:0000000000000000000000000000000000000000000000000000000000000000" }
