INSERT DATA { actor:borland skos:prefLabel "Another name"@en . }
