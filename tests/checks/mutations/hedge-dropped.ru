DELETE { GRAPH ?g { ?victim dg:likelihood ?old } }
WHERE { GRAPH ?g { ?victim a dg:Claim ; dg:likelihood ?old } }
