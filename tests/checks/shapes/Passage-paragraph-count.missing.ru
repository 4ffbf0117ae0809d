DELETE DATA { doc:s-002 dg:paragraph 1 . }
