DELETE DATA { doc:s-001 dg:start 0 . } ;
INSERT DATA { doc:s-001 dg:start -5 . }
