# The author holds it; a reporter's stance makes it look reported.
INSERT { GRAPH ?g { ?victim dg:reporterStance reporterstance:agrees } }
WHERE { GRAPH ?g { ?victim a dg:Claim ; dg:holder actor:ted-craig } FILTER NOT EXISTS { ?victim dg:reporter ?any } }
