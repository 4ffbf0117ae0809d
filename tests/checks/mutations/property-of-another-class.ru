INSERT { GRAPH ?g { ?victim dg:stance stance:asserts } }
WHERE { GRAPH ?g { ?victim a dg:Event } }
