DELETE DATA { doc:s-002 dg:endOffset 200 . }
