# finds: Claim-encoderNote-needed doc:c-003 -
DELETE DATA { doc:c-003 dg:encoderNote "Implied by the order of the sentences."@en . }
