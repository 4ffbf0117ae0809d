DELETE { GRAPH ?g { ?victim dg:noteNumber ?old } } INSERT { GRAPH ?g { ?victim dg:noteNumber ?new } }
WHERE { GRAPH ?g { ?victim dg:noteNumber ?old . ?other dg:noteNumber ?new } FILTER ( ?old != ?new ) }
