INSERT { GRAPH ?g { ?victim dg:supports mgc:c-002 } }
WHERE { GRAPH ?g { ?victim a dg:Claim } FILTER ( ?victim != mgc:c-002 ) }
