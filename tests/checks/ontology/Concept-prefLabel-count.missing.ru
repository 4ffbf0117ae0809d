PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX stance: <https://w3id.org/diplograph/scheme/stance/>
DELETE WHERE { stance:denies skos:prefLabel ?x }
