PREFIX dg: <https://w3id.org/diplograph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
DELETE WHERE { dg:holder skos:example ?x }
