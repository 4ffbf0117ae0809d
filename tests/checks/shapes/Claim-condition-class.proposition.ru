# finds: Claim-condition-class doc:c-002 dg:condition
INSERT DATA { doc:c-002 dg:condition doc:p-004 . }
