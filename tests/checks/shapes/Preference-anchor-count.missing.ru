DELETE DATA { doc:w-001 dg:anchor doc:s-001 . }
