# finds: Passage-startOffset-count doc:s-002 dg:startOffset
DELETE DATA { doc:s-002 dg:startOffset 101 . }
