# finds: Measurement-value-count measure:ships dg:value
DELETE DATA { measure:ships dg:value 12 . }
