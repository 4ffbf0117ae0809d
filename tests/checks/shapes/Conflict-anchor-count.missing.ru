# finds: Conflict-anchor-count doc:x-002 dg:anchor
# finds: Conflict-arguer-known doc:x-002 -
DELETE DATA { doc:x-002 dg:anchor doc:s-002 . }
