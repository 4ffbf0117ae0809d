INSERT DATA { cause:toll-weakens dg:effect event:toll-raised . }
