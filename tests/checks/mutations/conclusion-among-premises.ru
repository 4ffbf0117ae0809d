INSERT { GRAPH ?g { ?victim dg:premise ?conclusion } }
WHERE { GRAPH ?g { ?victim dg:conclusion ?conclusion } }
