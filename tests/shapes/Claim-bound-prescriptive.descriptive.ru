INSERT DATA { doc:c-001 dg:bound doc:c-003 . }
