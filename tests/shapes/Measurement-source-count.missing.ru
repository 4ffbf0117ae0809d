DELETE DATA { measure:ships dg:source work:almanac . }
