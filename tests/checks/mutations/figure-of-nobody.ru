DELETE { GRAPH ?g { ?victim dg:affected ?old } }
WHERE { GRAPH ?g { ?victim a dg:Measurement ; dg:affected ?old } }
