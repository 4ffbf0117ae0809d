DELETE { GRAPH ?g { ?victim skos:prefLabel ?old } } INSERT { GRAPH ?g { ?victim skos:prefLabel ?new } }
WHERE { GRAPH ?g { ?victim a dg:Event ; skos:prefLabel ?old . ?other a dg:Event ; skos:prefLabel ?new } FILTER ( ?victim != ?other ) }
