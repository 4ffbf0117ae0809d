# finds: Situation-prefLabel-count relation:supply skos:prefLabel
DELETE DATA { relation:supply skos:prefLabel "Supply"@en . }
