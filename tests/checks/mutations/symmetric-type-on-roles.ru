DELETE { GRAPH ?g { ?victim dg:situationType ?old } } INSERT { GRAPH ?g { ?victim dg:situationType reltype:rival-of } }
WHERE { GRAPH ?g { ?victim a dg:Relation ; dg:situationType ?old ; dg:initiator ?end } ?old dg:directed true }
