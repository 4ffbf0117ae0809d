# finds: Passage-sentence-count doc:s-002 dg:sentence
DELETE DATA { doc:s-002 dg:sentence 2 . }
