# finds: Review-wasAssociatedWith-count doc:review-001 prov:wasAssociatedWith
DELETE DATA { doc:review-001 prov:wasAssociatedWith doc:encoder-reader . }
