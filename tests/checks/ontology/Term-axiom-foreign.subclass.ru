PREFIX dg: <https://w3id.org/diplograph/ns#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
INSERT DATA { foaf:Person rdfs:subClassOf dg:Person }
