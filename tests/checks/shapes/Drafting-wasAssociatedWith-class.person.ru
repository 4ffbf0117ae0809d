# finds: Drafting-wasAssociatedWith-class doc:drafting-001 prov:wasAssociatedWith
DELETE DATA { doc:drafting-001 prov:wasAssociatedWith doc:model-scribe . } ;
INSERT DATA { doc:drafting-001 prov:wasAssociatedWith doc:encoder-reader . }
