DELETE DATA { doc:c-007 dg:anchor doc:s-001 . }
