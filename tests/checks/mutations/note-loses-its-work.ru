DELETE { GRAPH ?g { ?victim dg:citedWork ?old } }
WHERE { GRAPH ?g { ?victim dg:citedWork ?old } }
