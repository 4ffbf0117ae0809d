# finds: Preference-anchor-class doc:w-001 dg:anchor
INSERT DATA { doc:w-001 dg:anchor doc:c-001 . }
