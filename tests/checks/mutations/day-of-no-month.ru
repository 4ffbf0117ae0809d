DELETE { GRAPH ?g { ?victim dg:when ?old } } INSERT { GRAPH ?g { ?victim dg:when "2023-02-30"^^edtf:EDTF } }
WHERE { GRAPH ?g { ?victim dg:when ?old } }
