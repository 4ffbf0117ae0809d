# finds: Claim-anchor-count doc:c-007 dg:anchor
DELETE DATA { doc:c-007 dg:anchor doc:s-001 . }
