# finds: Claim-unless-condition-disjoint doc:c-002 dg:unless
INSERT DATA { doc:c-002 dg:unless doc:c-003 . }
