INSERT { GRAPH ?g { ?victim dg:partOf ?part } }
WHERE { GRAPH ?g { ?part dg:partOf ?victim } FILTER NOT EXISTS { ?victim dg:partOf ?any } }
