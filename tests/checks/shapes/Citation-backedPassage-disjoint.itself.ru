# finds: Citation-backedPassage-disjoint doc:cite-01 dg:backedPassage
INSERT DATA { doc:cite-01 dg:backedPassage doc:s-004 }
