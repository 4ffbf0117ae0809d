DELETE DATA { doc:s-005 dg:endOffset 350 . } ;
INSERT DATA { doc:s-005 dg:endOffset 450 . }
