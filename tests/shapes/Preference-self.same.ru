# also: Preference-over-count Preference-in-conflict Preference-contradictory
INSERT DATA { doc:w-001 dg:over doc:c-002 . }
