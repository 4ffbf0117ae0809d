# finds: Passage-source-class doc:s-003 dg:source
# finds: Passage-source-count doc:s-003 dg:source
INSERT DATA { doc:s-003 dg:source actor:gazette . }
