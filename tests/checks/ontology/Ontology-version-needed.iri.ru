PREFIX owl: <http://www.w3.org/2002/07/owl#>
DELETE WHERE { <https://w3id.org/diplograph/ns> owl:versionIRI ?x }
