DELETE { GRAPH ?g { ?victim dg:quoteDigest ?old } } INSERT { GRAPH ?g { ?victim dg:quoteDigest ?new } }
WHERE { GRAPH ?g { ?victim dg:quoteDigest ?old . mgc:s-003 dg:quoteDigest ?new ; dg:end ?to ; dg:start ?from . ?victim dg:start ?start ; dg:end ?end } FILTER ( ?old != ?new && ( ?end - ?start ) != ( ?to - ?from ) ) }
