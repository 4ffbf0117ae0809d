# also: Preference-preferredOver-count Preference-preferred-in-conflict Preference-preferred-contradicted
INSERT DATA { doc:w-001 dg:preferredOver doc:c-002 . }
