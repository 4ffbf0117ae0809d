INSERT { GRAPH ?g { ?victim dg:reasonForSilence silence:signpost } }
WHERE { GRAPH ?g { ?victim dg:quoteDigest ?digest } ?claim dg:anchor ?victim ; dg:content ?proposition }
