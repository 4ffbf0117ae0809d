# finds: NameUse-anchor-count doc:n-001 dg:anchor
DELETE DATA { doc:n-001 dg:anchor doc:s-001 . }
