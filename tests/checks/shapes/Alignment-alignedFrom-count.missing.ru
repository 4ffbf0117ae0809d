# finds: Alignment-alignedFrom-count doc:al-001 dg:alignedFrom
DELETE DATA { doc:al-001 dg:alignedFrom doc:p-001 }
