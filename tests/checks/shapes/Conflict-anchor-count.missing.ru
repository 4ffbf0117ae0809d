# also: Conflict-arguer-known
DELETE DATA { doc:x-002 dg:anchor doc:s-002 . }
