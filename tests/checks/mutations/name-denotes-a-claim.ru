DELETE { GRAPH ?g { ?victim dg:denotes ?old } } INSERT { GRAPH ?g { ?victim dg:denotes mgc:c-001 } }
WHERE { GRAPH ?g { ?victim dg:denotes ?old } }
