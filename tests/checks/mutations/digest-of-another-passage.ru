DELETE { GRAPH ?g { ?victim dg:quoteDigest ?old } } INSERT { GRAPH ?g { ?victim dg:quoteDigest ?new } }
WHERE { GRAPH ?g { ?victim dg:quoteDigest ?old . mgc:s-003 dg:quoteDigest ?new ; dg:endOffset ?to ; dg:startOffset ?from . ?victim dg:startOffset ?start ; dg:endOffset ?end } FILTER ( ?old != ?new && ( ?end - ?start ) != ( ?to - ?from ) ) }
