# finds: Claim-holder-reporter-disjoint doc:c-004 dg:holder
DELETE DATA { doc:c-004 dg:reporter actor:writer . } ;
INSERT DATA { doc:c-004 dg:reporter actor:gazette . }
