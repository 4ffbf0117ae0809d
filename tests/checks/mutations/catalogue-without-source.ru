DELETE { GRAPH ?g { ?victim dcterms:source ?old } }
WHERE { GRAPH ?g { ?victim a void:Dataset ; dcterms:source ?old } FILTER ( !CONTAINS(STR(?victim), "derived") ) }
