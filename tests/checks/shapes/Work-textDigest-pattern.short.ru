# finds: Work-textDigest-pattern work:harbour-letter dg:textDigest
DELETE DATA { work:harbour-letter dg:textDigest "n1:sha256:0000000000000000000000000000000000000000000000000000000000000000" . } ;
INSERT DATA { work:harbour-letter dg:textDigest "n1:sha256:00" . }
