PREFIX vann: <http://purl.org/vocab/vann/>
DELETE WHERE { <https://w3id.org/diplograph/ns> vann:preferredNamespacePrefix ?x }
