DELETE { GRAPH ?g { ?victim dg:situationType ?old } } INSERT { GRAPH ?g { ?victim dg:situationType reltype:supplies } }
WHERE { GRAPH ?g { ?victim a dg:Relation ; dg:situationType ?old } ?old dg:directed false }
