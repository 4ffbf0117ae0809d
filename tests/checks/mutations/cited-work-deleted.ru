DELETE { GRAPH ?g { ?work ?p ?o } }
WHERE { ?victim dg:citedWork ?work . GRAPH ?g { ?work ?p ?o } }
