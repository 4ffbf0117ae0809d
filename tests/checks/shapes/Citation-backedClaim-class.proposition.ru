# finds: Citation-backedClaim-anchored doc:cite-01 -
# finds: Citation-backedClaim-class doc:cite-01 dg:backedClaim
INSERT DATA { doc:cite-01 dg:backedClaim doc:p-004 . }
