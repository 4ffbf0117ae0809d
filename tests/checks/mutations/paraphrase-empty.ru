DELETE { GRAPH ?g { ?victim dg:paraphrase ?old } } INSERT { GRAPH ?g { ?victim dg:paraphrase ""@en } }
WHERE { GRAPH ?g { ?victim dg:paraphrase ?old } }
