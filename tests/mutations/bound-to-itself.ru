INSERT { GRAPH ?g { ?victim dg:bound ?victim } }
WHERE { GRAPH ?g { ?victim a dg:Claim ; dg:claimType claimtype:prescriptive } }
