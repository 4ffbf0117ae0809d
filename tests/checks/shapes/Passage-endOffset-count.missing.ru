# finds: Passage-endOffset-count doc:s-002 dg:endOffset
DELETE DATA { doc:s-002 dg:endOffset 200 . }
