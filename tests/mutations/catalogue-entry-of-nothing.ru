INSERT { GRAPH ?g { <https://w3id.org/diplograph/graph/modest-geopolitical-case/ghost> a void:Dataset , dcat:Dataset ; dcterms:source ?victim } }
WHERE { GRAPH ?g { ?graph dcterms:source ?victim } }
