# finds: Alignment-alignedTo-class doc:al-001 dg:alignedTo
DELETE DATA { doc:al-001 dg:alignedTo doc:p-002 } ;
INSERT DATA { doc:al-001 dg:alignedTo doc:c-001 }
