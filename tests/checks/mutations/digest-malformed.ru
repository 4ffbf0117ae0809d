DELETE { GRAPH ?g { ?victim dg:quoteDigest ?old } } INSERT { GRAPH ?g { ?victim dg:quoteDigest ?new } }
WHERE { GRAPH ?g { ?victim dg:quoteDigest ?old } BIND ( SUBSTR(?old, 1, 40) AS ?new ) }
