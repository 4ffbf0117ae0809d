# finds: Conflict-attacker-count doc:x-002 dg:attacker
DELETE DATA { doc:x-002 dg:attacker doc:c-004 . }
