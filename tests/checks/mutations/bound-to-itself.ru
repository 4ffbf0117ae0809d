INSERT { GRAPH ?g { ?victim dg:boundedBy ?victim } }
WHERE { GRAPH ?g { ?victim a dg:Claim ; dg:claimType claimtype:prescriptive } }
