DELETE { GRAPH ?g { ?victim dg:over ?old } } INSERT { GRAPH ?g { ?victim dg:over mgc:c-002 } }
WHERE { GRAPH ?g { ?victim dg:over ?old } }
