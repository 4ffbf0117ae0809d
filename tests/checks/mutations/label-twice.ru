INSERT { GRAPH ?g { ?victim skos:prefLabel "Another label"@en } }
WHERE { GRAPH ?g { ?victim a dg:Organization } }
