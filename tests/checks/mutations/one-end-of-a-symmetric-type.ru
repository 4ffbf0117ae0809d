DELETE { GRAPH ?g { ?victim dg:participant ?old } }
WHERE { GRAPH ?g { ?victim a dg:Relation ; dg:situationType ?type ; dg:participant ?old } ?type dg:directed false }
