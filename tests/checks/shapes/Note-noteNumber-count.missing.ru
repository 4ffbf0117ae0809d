DELETE DATA { doc:s-004 dg:noteNumber 1 . }
