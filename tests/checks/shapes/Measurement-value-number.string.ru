DELETE DATA { measure:ships dg:value 12 . } ;
INSERT DATA { measure:ships dg:value "12" . }
