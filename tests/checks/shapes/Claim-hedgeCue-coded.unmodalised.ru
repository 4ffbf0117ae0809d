INSERT DATA { doc:c-006 dg:hedgeCue "possibly"@en . }
