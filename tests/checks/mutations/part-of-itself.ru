INSERT { GRAPH ?g { ?victim dg:partOf ?victim } }
WHERE { GRAPH ?g { ?victim a dg:Event } FILTER NOT EXISTS { ?victim dg:partOf ?any } }
