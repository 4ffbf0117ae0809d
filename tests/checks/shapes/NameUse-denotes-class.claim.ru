# finds: NameUse-denotes-class doc:n-001 dg:denotes
DELETE DATA { doc:n-001 dg:denotes actor:borland } ;
INSERT DATA { doc:n-001 dg:denotes doc:c-001 }
