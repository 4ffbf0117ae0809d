DELETE { GRAPH ?g { ?source dg:textLength ?old } } INSERT { GRAPH ?g { ?source dg:textLength 15000 } }
WHERE { GRAPH ?g { ?source dg:textLength ?old } ?victim dg:source ?source ; dg:endOffset ?end . FILTER ( ?end > 15000 ) }
