# also: Citation-citedWork-count
INSERT DATA { doc:cite-01 dg:citedWork actor:gazette . }
