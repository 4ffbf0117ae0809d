INSERT { GRAPH ?g { ?victim rdfs:comment "Seven or eight words of a sentence that somebody else has written." } }
WHERE { GRAPH ?g { ?victim a dg:Passage } }
