PREFIX dcterms: <http://purl.org/dc/terms/>
DELETE WHERE { <https://w3id.org/diplograph/ns> dcterms:creator ?x }
