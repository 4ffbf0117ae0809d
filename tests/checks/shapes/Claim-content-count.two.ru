INSERT DATA { doc:c-006 dg:content doc:p-004 . }
