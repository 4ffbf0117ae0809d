# finds: Citation-backedClaim-anchored doc:cite-01 -
# finds: Citation-backedPassage-count doc:cite-01 dg:backedPassage
DELETE DATA { doc:cite-01 dg:backedPassage doc:s-002 . }
