DELETE DATA { measure:ships dg:source work:almanac . } ;
INSERT DATA { measure:ships dg:source actor:gazette . }
