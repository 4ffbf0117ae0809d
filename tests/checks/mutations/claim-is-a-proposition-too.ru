INSERT { GRAPH ?g { ?victim a dg:Proposition } }
WHERE { GRAPH ?g { ?victim a dg:Claim } }
