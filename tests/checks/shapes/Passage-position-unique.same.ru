# finds: Passage-position-unique doc:s-001 -
# finds: Passage-position-unique doc:s-002 -
DELETE DATA { doc:s-002 dg:sentence 2 } ;
INSERT DATA { doc:s-002 dg:sentence 1 }
