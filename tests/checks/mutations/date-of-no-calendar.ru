DELETE { GRAPH ?g { ?victim dg:when ?old } } INSERT { GRAPH ?g { ?victim dg:when "2024-13"^^edtf:EDTF } }
WHERE { GRAPH ?g { ?victim dg:when ?old } }
