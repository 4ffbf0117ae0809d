# finds: Claim-boundedBy-irreflexive doc:c-002 -
INSERT DATA { doc:c-002 dg:boundedBy doc:c-002 }
