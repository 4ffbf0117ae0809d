DELETE DATA { doc:s-002 dg:end 200 . }
