# finds: NameUse-name-count doc:n-001 dg:name
DELETE DATA { doc:n-001 dg:name "the neighbour"@en . }
