DELETE DATA { doc:w-001 dg:arguer actor:writer . }
