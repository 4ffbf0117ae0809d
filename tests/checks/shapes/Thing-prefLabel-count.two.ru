INSERT DATA { thing:toll skos:prefLabel "Another name"@en . }
