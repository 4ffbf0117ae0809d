DELETE DATA { doc:x-002 dg:arguer actor:writer } ;
INSERT DATA { doc:x-002 dg:arguer actor:borland }
