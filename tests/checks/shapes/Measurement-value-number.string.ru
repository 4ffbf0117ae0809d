# finds: Measurement-value-number measure:ships dg:value
DELETE DATA { measure:ships dg:value 12 . } ;
INSERT DATA { measure:ships dg:value "12" . }
