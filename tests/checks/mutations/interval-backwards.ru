DELETE { GRAPH ?g { ?victim dg:when ?old } } INSERT { GRAPH ?g { ?victim dg:when "2021/2019"^^edtf:EDTF } }
WHERE { GRAPH ?g { ?victim dg:when ?old } }
