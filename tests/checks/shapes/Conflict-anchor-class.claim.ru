# finds: Conflict-anchor-class doc:x-002 dg:anchor
INSERT DATA { doc:x-002 dg:anchor doc:c-001 . }
