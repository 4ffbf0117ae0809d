# finds: Proposition-describes-count doc:p-002 dg:describes
DELETE DATA { doc:p-002 dg:describes event:toll-lifted . } ;
INSERT DATA { doc:p-001 dg:describes event:toll-lifted . }
