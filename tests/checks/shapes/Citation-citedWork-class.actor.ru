# finds: Citation-citedWork-class doc:cite-01 dg:citedWork
# finds: Citation-citedWork-count doc:cite-01 dg:citedWork
INSERT DATA { doc:cite-01 dg:citedWork actor:gazette . }
