DELETE { GRAPH ?g { ?victim dcterms:license ?old } }
WHERE { GRAPH ?g { ?victim a void:Dataset ; dcterms:license ?old } FILTER ( !CONTAINS(STR(?victim), "derived") ) }
