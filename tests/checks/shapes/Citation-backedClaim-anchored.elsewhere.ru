# finds: Citation-backedClaim-anchored doc:cite-01 -
DELETE DATA { doc:cite-01 dg:backedClaim doc:c-004 . } ;
INSERT DATA { doc:cite-01 dg:backedClaim doc:c-001 . }
