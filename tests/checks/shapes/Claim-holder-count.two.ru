# finds: Claim-holder-count doc:c-006 dg:holder
INSERT DATA { doc:c-006 dg:holder actor:writer . }
