# finds: Claim-holder-class doc:c-004 dg:holder
DELETE DATA { doc:c-004 dg:holder actor:gazette . } ;
INSERT DATA { doc:c-004 dg:holder place:quay . }
