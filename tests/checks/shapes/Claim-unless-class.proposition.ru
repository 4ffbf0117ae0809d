# finds: Claim-unless-class doc:c-002 dg:unless
INSERT DATA { doc:c-002 dg:unless doc:p-004 . }
