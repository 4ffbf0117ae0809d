DELETE { GRAPH ?g { ?proposition dg:describes ?victim } }
WHERE { GRAPH ?g { ?proposition dg:describes ?victim } FILTER NOT EXISTS { ?other dg:describes|dg:cause|dg:effect|dg:about ?victim FILTER ( ?other != ?proposition ) } FILTER NOT EXISTS { ?part dg:partOf ?victim } FILTER NOT EXISTS { ?victim a dg:Status } }
