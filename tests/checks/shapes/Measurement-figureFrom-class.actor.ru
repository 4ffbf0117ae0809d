# finds: Measurement-figureFrom-class measure:ships dg:figureFrom
DELETE DATA { measure:ships dg:figureFrom work:almanac . } ;
INSERT DATA { measure:ships dg:figureFrom actor:gazette . }
