# finds: Claim-holder-count doc:c-006 dg:holder
DELETE DATA { doc:c-006 dg:holder actor:gazette . }
