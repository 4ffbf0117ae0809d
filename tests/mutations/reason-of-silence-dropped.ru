DELETE { GRAPH ?g { ?victim dg:silence ?old } }
WHERE { GRAPH ?g { ?victim dg:silence ?old } }
