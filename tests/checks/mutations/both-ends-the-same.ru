DELETE { GRAPH ?g { ?victim dg:recipient ?old } } INSERT { GRAPH ?g { ?victim dg:recipient ?end } }
WHERE { GRAPH ?g { ?victim a dg:Relation ; dg:initiator ?end ; dg:recipient ?old } }
