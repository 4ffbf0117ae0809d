DELETE DATA { thing:toll skos:prefLabel "The toll"@en . }
