INSERT DATA { cause:toll-weakens dg:cause actor:arland . }
