DELETE { GRAPH ?g { ?victim dg:arguer ?old } } INSERT { GRAPH ?g { ?victim dg:arguer actor:india } }
WHERE { GRAPH ?g { ?victim a dg:Inference ; dg:arguer ?old } FILTER ( ?old != actor:india ) }
