# finds: Place-prefLabel-count place:quay skos:prefLabel
DELETE DATA { place:quay skos:prefLabel "The quay"@en . }
