# finds: Claim-hedge-cued doc:c-002 -
DELETE DATA { doc:c-002 dg:hedgeCue "I think"@en . }
