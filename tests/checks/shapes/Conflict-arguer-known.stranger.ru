# finds: Conflict-arguer-known doc:x-002 -
DELETE DATA { doc:x-002 dg:arguer actor:writer } ;
INSERT DATA { doc:x-002 dg:arguer actor:borland }
