# finds: NameUse-name-words doc:n-001 dg:name
DELETE DATA { doc:n-001 dg:name "the neighbour"@en . } ;
INSERT DATA { doc:n-001 dg:name "the neighbour" . }
