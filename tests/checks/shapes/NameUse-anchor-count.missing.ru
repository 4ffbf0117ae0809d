DELETE DATA { doc:n-001 dg:anchor doc:s-001 . }
