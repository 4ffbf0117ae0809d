# also: Preference-preferredOver-count Preference-in-conflict
INSERT DATA { doc:w-001 dg:preferredOver doc:p-004 . }
