DELETE { GRAPH ?g { ?victim dg:reporter ?old } } INSERT { GRAPH ?g { ?victim dg:reporter actor:india } }
WHERE { GRAPH ?g { ?victim dg:reporter ?old ; dg:holder ?holder } FILTER ( ?old != actor:india && ?holder != actor:india ) }
