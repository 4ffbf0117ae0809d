# finds: Alignment-alignedFrom-class doc:al-001 dg:alignedFrom
DELETE DATA { doc:al-001 dg:alignedFrom doc:p-001 } ;
INSERT DATA { doc:al-001 dg:alignedFrom doc:c-001 }
