DELETE DATA { cause:toll-weakens dg:cause event:toll-raised . }
