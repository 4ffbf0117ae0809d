# finds: Claim-hedgeCue-coded doc:c-006 -
INSERT DATA { doc:c-006 dg:hedgeCue "possibly"@en . }
