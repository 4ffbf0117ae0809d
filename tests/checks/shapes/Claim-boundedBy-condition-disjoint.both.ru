INSERT DATA { doc:c-002 dg:boundedBy doc:c-003 . }
