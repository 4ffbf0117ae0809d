DELETE DATA { doc:s-002 dg:startOffset 101 . }
