# finds: Citation-citingNote-count doc:cite-01 dg:citingNote
# finds: Passage-accounted-for doc:s-004 -
DELETE DATA { doc:cite-01 dg:citingNote doc:s-004 . }
