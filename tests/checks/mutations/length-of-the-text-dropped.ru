DELETE { GRAPH ?g { ?victim dg:textLength ?old } }
WHERE { GRAPH ?g { ?victim dg:textLength ?old } }
