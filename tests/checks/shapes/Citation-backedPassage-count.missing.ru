# also: Citation-backed-together
DELETE DATA { doc:cite-01 dg:backedPassage doc:s-002 . }
