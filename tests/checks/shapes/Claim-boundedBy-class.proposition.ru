# finds: Claim-boundedBy-class doc:c-002 dg:boundedBy
INSERT DATA { doc:c-002 dg:boundedBy doc:p-004 . }
