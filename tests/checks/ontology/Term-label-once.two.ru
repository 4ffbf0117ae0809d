PREFIX dg: <https://w3id.org/diplograph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
DELETE { dg:reporter rdfs:label ?x }
INSERT { dg:reporter rdfs:label ?y }
WHERE { dg:reporter rdfs:label ?x . dg:holder rdfs:label ?y }
