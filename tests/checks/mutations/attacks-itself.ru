DELETE { GRAPH ?g { ?victim dg:attacked ?old } } INSERT { GRAPH ?g { ?victim dg:attacked ?attacker } }
WHERE { GRAPH ?g { ?victim dg:attacker ?attacker ; dg:attacked ?old } }
