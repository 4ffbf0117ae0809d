# finds: Conflict-arguer-count doc:x-002 dg:arguer
DELETE DATA { doc:x-002 dg:arguer actor:writer . }
