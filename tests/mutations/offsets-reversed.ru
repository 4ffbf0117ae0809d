DELETE { GRAPH ?g { ?victim dg:start ?start ; dg:end ?end } } INSERT { GRAPH ?g { ?victim dg:start ?end ; dg:end ?start } }
WHERE { GRAPH ?g { ?victim dg:start ?start ; dg:end ?end } FILTER ( ?start > 0 ) }
