INSERT { GRAPH ?g { ?victim dg:when "2031"^^edtf:EDTF } }
WHERE { GRAPH ?g { ?victim a dg:Event } ?proposition dg:describes ?victim . ?claim dg:content ?proposition ; dg:claimType claimtype:descriptive ; dg:stance stance:asserts
    FILTER NOT EXISTS { ?victim dg:when ?any } FILTER NOT EXISTS { ?claim dg:claimType claimtype:prescriptive } FILTER NOT EXISTS { ?claim dg:claimType claimtype:predictive } }
