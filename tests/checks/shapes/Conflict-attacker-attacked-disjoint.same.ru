# also: Preference-preferred-in-conflict
DELETE DATA { doc:x-001 dg:attacked doc:c-002 . } ;
INSERT DATA { doc:x-001 dg:attacked doc:c-005 . }
