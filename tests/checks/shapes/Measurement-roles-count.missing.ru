# finds: Measurement-roles-count measure:ships -
DELETE DATA { measure:ships dg:affected actor:borland . }
