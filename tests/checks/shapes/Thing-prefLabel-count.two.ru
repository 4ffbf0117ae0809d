# finds: Thing-prefLabel-count thing:toll skos:prefLabel
INSERT DATA { thing:toll skos:prefLabel "Another name"@en . }
