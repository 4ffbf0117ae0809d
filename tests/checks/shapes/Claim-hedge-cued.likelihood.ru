DELETE DATA { doc:c-003 dg:hedgeCue "probably"@en . }
