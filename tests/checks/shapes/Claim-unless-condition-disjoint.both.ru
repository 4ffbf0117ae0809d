INSERT DATA { doc:c-002 dg:unless doc:c-003 . }
