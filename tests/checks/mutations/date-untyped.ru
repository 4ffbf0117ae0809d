DELETE { GRAPH ?g { ?victim dg:when ?old } } INSERT { GRAPH ?g { ?victim dg:when "2021" } }
WHERE { GRAPH ?g { ?victim dg:when ?old } }
