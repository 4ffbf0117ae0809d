DELETE { GRAPH ?g { ?victim dg:reporterStance ?old } }
WHERE { GRAPH ?g { ?victim dg:reporterStance ?old } }
