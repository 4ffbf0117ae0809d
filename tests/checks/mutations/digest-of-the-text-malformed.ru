DELETE { GRAPH ?g { ?victim dg:textDigest ?old } } INSERT { GRAPH ?g { ?victim dg:textDigest "n1:sha256:0" } }
WHERE { GRAPH ?g { ?victim dg:textDigest ?old } }
