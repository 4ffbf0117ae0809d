DELETE { GRAPH ?g { ?victim dg:hedgeCue ?old } }
WHERE { GRAPH ?g { ?victim dg:hedgeCue ?old } FILTER NOT EXISTS { ?victim dg:hedgeCue ?other FILTER ( ?other != ?old ) } }
