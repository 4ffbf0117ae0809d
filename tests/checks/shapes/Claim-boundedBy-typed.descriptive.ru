INSERT DATA { doc:c-001 dg:boundedBy doc:c-003 . }
