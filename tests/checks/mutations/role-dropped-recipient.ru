DELETE { GRAPH ?g { ?victim dg:recipient ?old } }
WHERE { GRAPH ?g { ?victim a dg:Relation ; dg:recipient ?old } FILTER NOT EXISTS { ?victim dg:theme|dg:place|dg:beneficiary|dg:affected ?other } FILTER NOT EXISTS { ?victim dg:recipient ?other FILTER ( ?other != ?old ) } }
