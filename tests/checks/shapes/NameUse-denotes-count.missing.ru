# finds: NameUse-denotes-count doc:n-001 dg:denotes
DELETE DATA { doc:n-001 dg:denotes actor:borland . }
