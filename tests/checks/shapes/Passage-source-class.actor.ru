# also: Passage-source-count
INSERT DATA { doc:s-003 dg:source actor:gazette . }
