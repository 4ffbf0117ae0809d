# finds: CausalLink-ends-figure cause:toll-weakens -
INSERT DATA { cause:toll-weakens dg:effect measure:ships . }
