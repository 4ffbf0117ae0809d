DELETE DATA { place:quay skos:prefLabel "The quay"@en . }
