DELETE DATA { doc:cite-01 dg:citedWork work:almanac . }
