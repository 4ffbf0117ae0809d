DELETE DATA { doc:x-002 dg:arguer actor:writer . }
