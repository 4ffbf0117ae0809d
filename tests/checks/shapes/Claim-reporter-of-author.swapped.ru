# also: Claim-reporter-known
DELETE DATA { doc:c-004 dg:holder actor:gazette ; dg:reporter actor:writer } ;
INSERT DATA { doc:c-004 dg:holder actor:writer ; dg:reporter actor:borland }
