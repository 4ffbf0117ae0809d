# also: Preference-preferred-count Preference-preferred-in-conflict
INSERT DATA { doc:w-001 dg:preferred doc:p-004 . }
