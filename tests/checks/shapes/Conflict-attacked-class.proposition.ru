# finds: Conflict-attacked-class doc:x-001 dg:attacked
# finds: Preference-preferred-in-conflict doc:w-001 -
DELETE DATA { doc:x-001 dg:attacked doc:c-002 . } ;
INSERT DATA { doc:x-001 dg:attacked doc:p-002 . }
