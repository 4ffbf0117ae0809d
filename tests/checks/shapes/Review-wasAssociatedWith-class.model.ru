# finds: Review-wasAssociatedWith-class doc:review-001 prov:wasAssociatedWith
DELETE DATA { doc:review-001 prov:wasAssociatedWith doc:encoder-reader . } ;
INSERT DATA { doc:review-001 prov:wasAssociatedWith doc:model-scribe . }
