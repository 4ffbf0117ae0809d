DELETE { GRAPH ?g { ?victim dg:reporter ?reporter ; dg:holder ?holder } } INSERT { GRAPH ?g { ?victim dg:reporter ?holder ; dg:holder ?reporter } }
WHERE { GRAPH ?g { ?victim dg:reporter ?reporter ; dg:holder ?holder } }
