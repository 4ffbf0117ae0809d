# also: Citation-backedPassage-disjoint Citation-citingNote-count
INSERT DATA { doc:cite-01 dg:citingNote doc:s-002 . }
