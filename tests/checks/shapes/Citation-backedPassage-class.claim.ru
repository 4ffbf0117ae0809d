# finds: Citation-backedPassage-class doc:cite-01 dg:backedPassage
INSERT DATA { doc:cite-01 dg:backedPassage doc:c-001 . }
