# finds: Thing-prefLabel-count thing:toll skos:prefLabel
DELETE DATA { thing:toll skos:prefLabel "The toll"@en . }
