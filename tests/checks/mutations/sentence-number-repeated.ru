DELETE { GRAPH ?g { ?victim dg:sentence ?old } } INSERT { GRAPH ?g { ?victim dg:sentence ?new } }
WHERE { GRAPH ?g { ?victim dg:section ?section ; dg:paragraph ?paragraph ; dg:sentence ?old . ?other dg:section ?section ; dg:paragraph ?paragraph ; dg:sentence ?new } FILTER ( ?old != ?new ) }
