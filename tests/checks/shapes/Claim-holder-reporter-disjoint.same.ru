DELETE DATA { doc:c-004 dg:reporter actor:writer . } ;
INSERT DATA { doc:c-004 dg:reporter actor:gazette . }
