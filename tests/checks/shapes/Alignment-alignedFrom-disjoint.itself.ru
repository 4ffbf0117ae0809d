# finds: Alignment-alignedFrom-disjoint doc:al-001 dg:alignedFrom
DELETE DATA { doc:al-001 dg:alignedTo doc:p-002 } ;
INSERT DATA { doc:al-001 dg:alignedTo doc:p-001 }
