# also: Citation-backed-together
INSERT DATA { doc:cite-01 dg:backedClaim doc:p-004 . }
