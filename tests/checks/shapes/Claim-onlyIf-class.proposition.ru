# finds: Claim-onlyIf-class doc:c-002 dg:onlyIf
INSERT DATA { doc:c-002 dg:onlyIf doc:p-004 . }
