DELETE DATA { measure:ships dg:figureFrom work:almanac . }
