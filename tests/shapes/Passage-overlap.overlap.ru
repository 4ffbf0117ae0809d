DELETE DATA { doc:s-002 dg:start 101 . } ;
INSERT DATA { doc:s-002 dg:start 90 . }
