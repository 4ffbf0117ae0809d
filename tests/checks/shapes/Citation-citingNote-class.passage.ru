# finds: Citation-backedPassage-disjoint doc:cite-01 dg:backedPassage
# finds: Citation-citingNote-class doc:cite-01 dg:citingNote
# finds: Citation-citingNote-count doc:cite-01 dg:citingNote
INSERT DATA { doc:cite-01 dg:citingNote doc:s-002 . }
