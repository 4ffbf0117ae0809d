# finds: Claim-reporter-known doc:c-005 -
DELETE DATA { doc:c-005 dg:reporter actor:writer } ;
INSERT DATA { doc:c-005 dg:reporter actor:borland }
