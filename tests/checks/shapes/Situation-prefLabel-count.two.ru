INSERT DATA { relation:supply skos:prefLabel "Delivery"@en . }
