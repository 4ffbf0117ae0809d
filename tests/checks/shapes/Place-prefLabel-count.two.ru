INSERT DATA { place:quay skos:prefLabel "Another name"@en . }
