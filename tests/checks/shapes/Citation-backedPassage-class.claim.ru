INSERT DATA { doc:cite-01 dg:backedPassage doc:c-001 . }
