INSERT DATA { doc:c-002 dg:unless doc:p-004 . }
