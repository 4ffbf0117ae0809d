# also: Citation-backs-another Citation-citingNote-count
INSERT DATA { doc:cite-01 dg:citingNote doc:s-002 . }
