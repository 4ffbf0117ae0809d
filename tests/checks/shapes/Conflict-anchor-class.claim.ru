INSERT DATA { doc:x-002 dg:anchor doc:c-001 . }
