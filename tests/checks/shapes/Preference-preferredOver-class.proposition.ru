# also: Preference-preferredOver-count Preference-preferred-in-conflict
INSERT DATA { doc:w-001 dg:preferredOver doc:p-004 . }
