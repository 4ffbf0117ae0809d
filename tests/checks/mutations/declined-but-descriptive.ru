DELETE { GRAPH ?g { ?victim dg:stance ?old } } INSERT { GRAPH ?g { ?victim dg:stance stance:declines } }
WHERE { GRAPH ?g { ?victim dg:stance ?old ; dg:claimType claimtype:descriptive } FILTER NOT EXISTS { ?victim dg:claimType claimtype:prescriptive } }
