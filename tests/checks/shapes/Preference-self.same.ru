# also: Preference-preferredOver-count Preference-in-conflict Preference-contradictory
INSERT DATA { doc:w-001 dg:preferredOver doc:c-002 . }
