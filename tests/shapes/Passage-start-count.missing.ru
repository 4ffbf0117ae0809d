DELETE DATA { doc:s-002 dg:start 101 . }
