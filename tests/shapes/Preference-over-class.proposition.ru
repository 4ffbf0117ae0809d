# also: Preference-over-count Preference-in-conflict
INSERT DATA { doc:w-001 dg:over doc:p-004 . }
