# finds: Conflict-attacker-class doc:x-002 dg:attacker
DELETE DATA { doc:x-002 dg:attacker doc:c-004 . } ;
INSERT DATA { doc:x-002 dg:attacker doc:p-004 . }
