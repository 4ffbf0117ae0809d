DELETE DATA { measure:ships dg:value 12 . }
