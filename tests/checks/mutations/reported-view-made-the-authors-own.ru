# Reporter and stance are gone, the holder stays: nobody vouches for the report.
DELETE { GRAPH ?g { ?victim dg:reporter ?old ; dg:reporterStance ?stance } }
WHERE { GRAPH ?g { ?victim dg:reporter ?old ; dg:reporterStance ?stance } }
