INSERT { GRAPH ?g { ?victim a dg:Place } }
WHERE { GRAPH ?g { ?victim a dg:State } }
