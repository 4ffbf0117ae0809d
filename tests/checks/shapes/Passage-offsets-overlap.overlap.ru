# finds: Passage-offsets-overlap doc:s-001 -
DELETE DATA { doc:s-002 dg:startOffset 101 . } ;
INSERT DATA { doc:s-002 dg:startOffset 90 . }
