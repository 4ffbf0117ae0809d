# finds: Claim-onlyIf-condition-disjoint doc:c-002 dg:onlyIf
INSERT DATA { doc:c-002 dg:onlyIf doc:c-003 . }
