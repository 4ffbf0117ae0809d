# finds: NameUse-anchor-class doc:n-001 dg:anchor
DELETE DATA { doc:n-001 dg:anchor doc:s-001 . } ;
INSERT DATA { doc:n-001 dg:anchor doc:c-001 . }
