INSERT { GRAPH ?g { ?victim dg:silence silence:signpost } }
WHERE { GRAPH ?g { ?victim dg:quoteDigest ?digest } ?claim dg:anchor ?victim ; dg:content ?proposition }
