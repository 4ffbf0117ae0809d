DELETE DATA { measure:ships dg:affected actor:borland . }
