INSERT { GRAPH ?g { ?victim dg:confidence confidence:high } }
WHERE { GRAPH ?g { ?victim a dg:Claim ; dg:likelihood ?old } FILTER NOT EXISTS { ?victim dg:confidence ?any } }
