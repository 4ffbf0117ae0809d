# finds: CausalLink-cause-count cause:toll-weakens dg:cause
DELETE DATA { cause:toll-weakens dg:cause event:toll-raised . }
