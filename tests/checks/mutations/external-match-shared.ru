INSERT { GRAPH ?g { ?victim skos:exactMatch ?theirs } }
WHERE { GRAPH ?g { ?victim a dg:State ; skos:prefLabel ?label . ?other skos:exactMatch ?theirs ; a dg:State } FILTER ( ?other != ?victim ) }
