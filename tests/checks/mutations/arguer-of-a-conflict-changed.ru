DELETE { GRAPH ?g { ?victim dg:arguer ?old } } INSERT { GRAPH ?g { ?victim dg:arguer actor:fidel-of-nowhere } }
WHERE { GRAPH ?g { ?victim a dg:Conflict ; dg:arguer ?old } }
