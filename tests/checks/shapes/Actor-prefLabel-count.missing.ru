# finds: Actor-prefLabel-count actor:borland skos:prefLabel
DELETE DATA { actor:borland skos:prefLabel "Borland"@en . }
