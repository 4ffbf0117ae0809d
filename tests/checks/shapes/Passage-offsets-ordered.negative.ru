# finds: Passage-offsets-ordered doc:s-001 dg:startOffset
DELETE DATA { doc:s-001 dg:startOffset 0 . } ;
INSERT DATA { doc:s-001 dg:startOffset -5 . }
