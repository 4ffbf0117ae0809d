DELETE DATA { work:harbour-letter dg:textLength 400 }
