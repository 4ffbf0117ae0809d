# finds: Claim-boundedBy-condition-disjoint doc:c-002 dg:boundedBy
INSERT DATA { doc:c-002 dg:boundedBy doc:c-003 . }
