DELETE { GRAPH ?g { ?victim dg:end ?end } } INSERT { GRAPH ?g { ?victim dg:end ?longer } }
WHERE { GRAPH ?g { ?victim dg:end ?end } ?next dg:start ?from . FILTER ( ?from > ?end && ?from <= ?end + 2 ) BIND ( ?end + 20 AS ?longer ) }
