INSERT { GRAPH ?g { ?victim oa:exact "A few words." } }
WHERE { GRAPH ?g { ?victim a dg:Passage } }
