# finds: Preference-anchor-count doc:w-001 dg:anchor
DELETE DATA { doc:w-001 dg:anchor doc:s-001 . }
