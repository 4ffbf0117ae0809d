DELETE { GRAPH ?g { ?victim dg:start ?start ; dg:end ?end } } INSERT { GRAPH ?g { ?victim dg:start ?from ; dg:end ?to } }
WHERE { GRAPH ?g { ?victim dg:start ?start ; dg:end ?end . ?next dg:start ?from ; dg:end ?to } FILTER ( ?from > ?end && ?from <= ?end + 2 ) }
