DELETE { GRAPH ?g { ?victim dg:effect ?old } } INSERT { GRAPH ?g { ?victim dg:effect ?cause } }
WHERE { GRAPH ?g { ?victim a dg:CausalLink ; dg:cause ?cause ; dg:effect ?old } }
