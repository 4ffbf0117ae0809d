DELETE DATA { doc:c-002 dg:hedgeCue "I think"@en . }
