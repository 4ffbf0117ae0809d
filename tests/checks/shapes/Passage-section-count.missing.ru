# finds: Passage-section-count doc:s-002 dg:section
DELETE DATA { doc:s-002 dg:section "body" . }
