DELETE { GRAPH ?g { ?victim dg:preferredOver ?old } } INSERT { GRAPH ?g { ?victim dg:preferredOver mgc:c-002 } }
WHERE { GRAPH ?g { ?victim dg:preferredOver ?old } }
