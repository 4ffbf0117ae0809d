DELETE DATA { doc:w-001 dg:over doc:c-005 . }
