INSERT DATA { doc:c-002 dg:condition doc:p-004 . }
