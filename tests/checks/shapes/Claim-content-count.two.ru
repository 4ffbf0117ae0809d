# finds: Claim-content-count doc:c-006 dg:content
INSERT DATA { doc:c-006 dg:content doc:p-004 . }
