DELETE { GRAPH ?g { ?victim dg:value ?old } } INSERT { GRAPH ?g { ?victim dg:value ?new } }
WHERE { GRAPH ?g { ?victim dg:value ?old } BIND ( STR(?old) AS ?new ) }
