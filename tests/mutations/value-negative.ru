DELETE { GRAPH ?g { ?victim dg:value ?old } } INSERT { GRAPH ?g { ?victim dg:value -5 } }
WHERE { GRAPH ?g { ?victim dg:value ?old } }
