# finds: Measurement-figureFrom-count measure:ships dg:figureFrom
DELETE DATA { measure:ships dg:figureFrom work:almanac . }
