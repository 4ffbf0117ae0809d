DELETE { GRAPH ?g { ?victim dg:holder ?old } } INSERT { GRAPH ?g { ?victim dg:holder ?publisher } }
WHERE { GRAPH ?g { ?victim dg:holder ?old } ?victim dg:anchor/dg:section "introduction" . work:modest-geopolitical-case dcterms:publisher ?publisher FILTER ( ?old = actor:ted-craig ) FILTER NOT EXISTS { ?victim dg:reporter ?any } }
