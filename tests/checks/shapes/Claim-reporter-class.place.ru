# finds: Claim-reporter-class doc:c-004 dg:reporter
# finds: Claim-reporter-known doc:c-004 -
DELETE DATA { doc:c-004 dg:reporter actor:writer . } ;
INSERT DATA { doc:c-004 dg:reporter place:quay . }
