INSERT DATA { doc:c-006 dg:holder actor:writer . }
