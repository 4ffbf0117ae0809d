# finds: Drafting-wasAssociatedWith-count doc:drafting-001 prov:wasAssociatedWith
DELETE DATA { doc:drafting-001 prov:wasAssociatedWith doc:model-scribe . }
