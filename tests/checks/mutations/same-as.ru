INSERT { GRAPH ?g { ?victim owl:sameAs wd:Q1 } }
WHERE { GRAPH ?g { ?victim a dg:Person } }
