DELETE { GRAPH ?g { ?victim skos:prefLabel ?old } } INSERT { GRAPH ?g { ?victim skos:prefLabel "Pakistan"@en } }
WHERE { GRAPH ?g { ?victim a dg:State ; skos:prefLabel ?old } FILTER ( ?victim != actor:pakistan ) }
