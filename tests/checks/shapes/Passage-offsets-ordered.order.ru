# finds: Passage-offsets-ordered doc:s-003 dg:startOffset
DELETE DATA { doc:s-003 dg:startOffset 201 ; dg:endOffset 220 . } ;
INSERT DATA { doc:s-003 dg:startOffset 220 ; dg:endOffset 201 . }
