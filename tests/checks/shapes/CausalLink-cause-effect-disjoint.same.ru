# finds: CausalLink-cause-effect-disjoint cause:toll-weakens dg:cause
INSERT DATA { cause:toll-weakens dg:effect event:toll-raised . }
