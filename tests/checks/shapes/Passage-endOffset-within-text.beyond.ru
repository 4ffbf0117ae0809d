# finds: Passage-endOffset-within-text doc:s-005 -
DELETE DATA { doc:s-005 dg:endOffset 350 . } ;
INSERT DATA { doc:s-005 dg:endOffset 450 . }
