# finds: CausalLink-effect-class cause:toll-weakens dg:effect
INSERT DATA { cause:toll-weakens dg:effect actor:borland . }
