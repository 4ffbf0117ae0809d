INSERT { GRAPH ?g { ?victim dg:boundedBy mgc:c-001 } }
WHERE { GRAPH ?g { ?victim a dg:Claim ; dg:claimType claimtype:descriptive } FILTER NOT EXISTS { ?victim dg:claimType ?other FILTER ( ?other != claimtype:descriptive ) } FILTER ( ?victim != mgc:c-001 ) }
