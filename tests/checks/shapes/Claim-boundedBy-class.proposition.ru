INSERT DATA { doc:c-002 dg:boundedBy doc:p-004 . }
