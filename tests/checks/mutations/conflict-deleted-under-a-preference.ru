DELETE { GRAPH ?g { ?conflict ?p ?o } }
WHERE { GRAPH ?g { ?victim dg:preferred ?a ; dg:preferredOver ?b . ?conflict dg:attacker ?b ; dg:attacked ?a ; ?p ?o } FILTER NOT EXISTS { ?other dg:attacker ?a ; dg:attacked ?b } FILTER NOT EXISTS { ?more dg:attacker ?b ; dg:attacked ?a FILTER ( ?more != ?conflict ) } }
