# finds: Citation-citedWork-count doc:cite-01 dg:citedWork
DELETE DATA { doc:cite-01 dg:citedWork work:almanac . }
