INSERT DATA { doc:c-002 dg:bound doc:p-004 . }
