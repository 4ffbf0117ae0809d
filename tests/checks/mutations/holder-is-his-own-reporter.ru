DELETE { GRAPH ?g { ?victim dg:reporter ?old } } INSERT { GRAPH ?g { ?victim dg:reporter ?holder } }
WHERE { GRAPH ?g { ?victim dg:reporter ?old ; dg:holder ?holder } }
