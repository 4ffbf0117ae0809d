DELETE DATA { doc:s-005 dg:end 350 . } ;
INSERT DATA { doc:s-005 dg:end 450 . }
