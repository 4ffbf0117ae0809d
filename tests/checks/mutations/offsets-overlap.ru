DELETE { GRAPH ?g { ?victim dg:endOffset ?end } } INSERT { GRAPH ?g { ?victim dg:endOffset ?longer } }
WHERE { GRAPH ?g { ?victim dg:endOffset ?end } ?next dg:startOffset ?from . FILTER ( ?from > ?end && ?from <= ?end + 2 ) BIND ( ?end + 20 AS ?longer ) }
