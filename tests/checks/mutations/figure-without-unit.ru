DELETE { GRAPH ?g { ?victim dg:unit ?old } }
WHERE { GRAPH ?g { ?victim dg:unit ?old } }
