# also: Citation-backedClaim-anchored
INSERT DATA { doc:cite-01 dg:backedClaim doc:p-004 . }
