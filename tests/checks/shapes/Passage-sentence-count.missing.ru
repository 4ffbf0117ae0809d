DELETE DATA { doc:s-002 dg:sentence 2 . }
