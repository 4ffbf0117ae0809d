DELETE { GRAPH ?g { ?victim dg:figureFrom ?old } }
WHERE { GRAPH ?g { ?victim a dg:Measurement ; dg:figureFrom ?old } }
