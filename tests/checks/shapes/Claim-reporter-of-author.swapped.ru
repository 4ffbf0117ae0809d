# finds: Claim-reporter-known doc:c-004 -
# finds: Claim-reporter-of-author doc:c-004 -
DELETE DATA { doc:c-004 dg:holder actor:gazette ; dg:reporter actor:writer } ;
INSERT DATA { doc:c-004 dg:holder actor:writer ; dg:reporter actor:borland }
