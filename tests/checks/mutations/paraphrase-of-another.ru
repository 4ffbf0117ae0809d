DELETE { GRAPH ?g { ?victim dg:paraphrase ?old } } INSERT { GRAPH ?g { ?victim dg:paraphrase ?new } }
WHERE { GRAPH ?g { ?victim dg:paraphrase ?old . ?other dg:paraphrase ?new } FILTER ( ?other != ?victim ) }
