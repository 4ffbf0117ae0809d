# finds: Claim-boundedBy-typed doc:c-001 -
INSERT DATA { doc:c-001 dg:boundedBy doc:c-003 . }
