DELETE { GRAPH ?g { ?victim dg:reporter ?old } }
WHERE { GRAPH ?g { ?victim dg:reporter ?old } }
