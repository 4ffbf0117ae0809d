# finds: Situation-prefLabel-count relation:supply skos:prefLabel
INSERT DATA { relation:supply skos:prefLabel "Delivery"@en . }
