# finds: Claim-reporter-known doc:c-004 -
# finds: Claim-reporter-known doc:c-005 -
# finds: Conflict-arguer-known doc:x-002 -
# finds: Passage-source-count doc:s-002 dg:source
DELETE DATA { doc:s-002 dg:source work:harbour-letter . }
