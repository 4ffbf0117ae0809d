# finds: Conflict-attacker-attacked-disjoint doc:x-001 dg:attacker
# finds: Preference-preferred-in-conflict doc:w-001 -
DELETE DATA { doc:x-001 dg:attacked doc:c-002 . } ;
INSERT DATA { doc:x-001 dg:attacked doc:c-005 . }
