DELETE { GRAPH ?g { ?victim dg:initiator ?old } }
WHERE { GRAPH ?g { ?victim a dg:Relation ; dg:initiator ?old } FILTER NOT EXISTS { ?victim dg:initiator ?other FILTER ( ?other != ?old ) } }
