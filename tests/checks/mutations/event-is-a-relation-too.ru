INSERT { GRAPH ?g { ?victim a dg:Relation } }
WHERE { GRAPH ?g { ?victim a dg:Event } }
