INSERT DATA { doc:c-004 dg:reporter actor:arland . }
