INSERT DATA { doc:p-002 dg:describes actor:arland . }
