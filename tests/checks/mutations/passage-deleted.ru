DELETE { GRAPH ?g { ?passage ?p ?o } }
WHERE { GRAPH ?g { ?passage dg:quoteDigest ?digest ; ?p ?o } ?victim dg:anchor ?passage ; dg:content ?proposition }
