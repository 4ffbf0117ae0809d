DELETE DATA { actor:borland skos:prefLabel "Borland"@en . }
