DELETE { GRAPH ?g { ?victim dg:when ?old } } INSERT { GRAPH ?g { ?victim dg:when "soon"^^edtf:EDTF } }
WHERE { GRAPH ?g { ?victim dg:when ?old } }
