DELETE { GRAPH ?g { ?victim dg:textDigest ?old } }
WHERE { GRAPH ?g { ?victim dg:textDigest ?old } }
