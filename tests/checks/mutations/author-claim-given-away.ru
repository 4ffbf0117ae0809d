DELETE { GRAPH ?g { ?victim dg:holder ?old } } INSERT { GRAPH ?g { ?victim dg:holder actor:india } }
WHERE { GRAPH ?g { ?victim dg:holder ?old } FILTER ( ?old = actor:ted-craig ) FILTER NOT EXISTS { ?victim dg:reporter ?any } }
