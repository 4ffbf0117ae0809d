DELETE { GRAPH ?g { ?victim dg:startOffset ?start ; dg:endOffset ?end } } INSERT { GRAPH ?g { ?victim dg:startOffset ?from ; dg:endOffset ?to } }
WHERE { GRAPH ?g { ?victim dg:startOffset ?start ; dg:endOffset ?end . ?next dg:startOffset ?from ; dg:endOffset ?to } FILTER ( ?from > ?end && ?from <= ?end + 2 ) }
