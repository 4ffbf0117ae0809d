DELETE { GRAPH ?g { ?victim dg:value ?old } } INSERT { GRAPH ?g { ?victim dg:value "0386"^^xsd:integer } }
WHERE { GRAPH ?g { ?victim dg:value ?old } }
