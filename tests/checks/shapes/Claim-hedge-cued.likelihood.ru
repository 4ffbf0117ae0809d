# finds: Claim-hedge-cued doc:c-003 -
DELETE DATA { doc:c-003 dg:hedgeCue "probably"@en . }
