DELETE { GRAPH ?g { ?victim ?p ?o } }
WHERE { GRAPH ?g { ?victim a void:Dataset ; dcterms:source ?source ; ?p ?o } FILTER ( !CONTAINS(STR(?victim), "derived") ) }
