DELETE { GRAPH ?g { ?victim dg:source ?old } }
WHERE { GRAPH ?g { ?victim a dg:Measurement ; dg:source ?old } }
