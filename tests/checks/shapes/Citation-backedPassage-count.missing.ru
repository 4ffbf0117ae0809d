# also: Citation-backedClaim-anchored
DELETE DATA { doc:cite-01 dg:backedPassage doc:s-002 . }
