DELETE { GRAPH ?g { ?citation ?p ?o } }
WHERE { GRAPH ?g { ?citation dg:citingNote ?victim ; ?p ?o } FILTER NOT EXISTS { ?more dg:citingNote ?victim FILTER ( ?more != ?citation ) } FILTER NOT EXISTS { ?claim dg:anchor ?victim ; dg:content ?q } }
