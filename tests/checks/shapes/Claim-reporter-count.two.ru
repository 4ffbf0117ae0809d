# finds: Claim-reporter-count doc:c-004 dg:reporter
INSERT DATA { doc:c-004 dg:reporter actor:arland . }
