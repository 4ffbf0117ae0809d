# finds: Place-prefLabel-count place:quay skos:prefLabel
INSERT DATA { place:quay skos:prefLabel "Another name"@en . }
