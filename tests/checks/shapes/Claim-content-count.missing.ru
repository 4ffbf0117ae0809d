# finds: Claim-content-count doc:c-007 dg:content
DELETE DATA { doc:c-007 dg:content doc:p-001 . }
