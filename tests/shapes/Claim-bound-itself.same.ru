INSERT DATA { doc:c-002 dg:bound doc:c-002 }
