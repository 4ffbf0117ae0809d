# finds: CausalLink-cause-class cause:toll-weakens dg:cause
INSERT DATA { cause:toll-weakens dg:cause actor:arland . }
