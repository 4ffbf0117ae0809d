DELETE { GRAPH ?g { ?victim dg:holder ?old } } INSERT { GRAPH ?g { ?victim dg:holder place:kabul } }
WHERE { GRAPH ?g { ?victim dg:holder ?old } }
