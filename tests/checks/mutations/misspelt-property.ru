DELETE { GRAPH ?g { ?victim dg:stance ?old } } INSERT { GRAPH ?g { ?victim <https://w3id.org/diplograph/ns#stanse> ?old } }
WHERE { GRAPH ?g { ?victim dg:stance ?old } }
