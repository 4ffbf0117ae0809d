# finds: Passage-paragraph-count doc:s-002 dg:paragraph
DELETE DATA { doc:s-002 dg:paragraph 1 . }
