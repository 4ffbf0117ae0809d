# finds: Alignment-alignedTo-count doc:al-001 dg:alignedTo
DELETE DATA { doc:al-001 dg:alignedTo doc:p-002 }
