# finds: Preference-preferred-in-conflict doc:w-001 -
DELETE DATA { doc:x-001 dg:attacker doc:c-005 . } ;
INSERT DATA { doc:x-001 dg:attacker doc:c-006 . }
