DELETE { GRAPH ?g { ?victim dg:backedClaim ?old } } INSERT { GRAPH ?g { ?victim dg:backedClaim mgc:c-001 } }
WHERE { GRAPH ?g { ?victim dg:backedClaim ?old } }
