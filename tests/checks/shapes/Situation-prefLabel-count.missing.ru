DELETE DATA { relation:supply skos:prefLabel "Supply"@en . }
