# finds: CausalLink-effect-count cause:toll-weakens dg:effect
DELETE DATA { cause:toll-weakens dg:effect status:weak . }
