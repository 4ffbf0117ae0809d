INSERT DATA { doc:i-002 dg:anchor doc:c-001 . }
