# finds: Conflict-attacked-count doc:x-002 dg:attacked
INSERT DATA { doc:x-002 dg:attacked doc:i-002 . }
