INSERT { GRAPH ?g { ?victim dg:supports actor:india } }
WHERE { GRAPH ?g { ?victim a dg:State } FILTER ( ?victim != actor:india ) }
