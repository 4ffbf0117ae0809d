# finds: Actor-prefLabel-count actor:borland skos:prefLabel
INSERT DATA { actor:borland skos:prefLabel "Another name"@en . }
