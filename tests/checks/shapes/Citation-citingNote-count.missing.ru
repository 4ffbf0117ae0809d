# also: Passage-accounted-for
DELETE DATA { doc:cite-01 dg:citingNote doc:s-004 . }
