DELETE { GRAPH ?g { ?victim dg:startOffset ?start ; dg:endOffset ?end } } INSERT { GRAPH ?g { ?victim dg:startOffset ?end ; dg:endOffset ?start } }
WHERE { GRAPH ?g { ?victim dg:startOffset ?start ; dg:endOffset ?end } FILTER ( ?start > 0 ) }
