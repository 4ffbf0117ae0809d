# finds: Passage-section-slug doc:s-005 dg:section
DELETE DATA { doc:s-005 dg:section "body" } ;
INSERT DATA { doc:s-005 dg:section "The body, as it stands" }
