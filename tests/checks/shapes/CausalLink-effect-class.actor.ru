INSERT DATA { cause:toll-weakens dg:effect actor:borland . }
