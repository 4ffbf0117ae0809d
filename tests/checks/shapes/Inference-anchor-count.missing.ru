DELETE DATA { doc:i-002 dg:anchor doc:s-001 . }
