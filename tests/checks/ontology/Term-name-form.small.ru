PREFIX dg: <https://w3id.org/diplograph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
INSERT DATA {
    dg:small a owl:Class ; rdfs:label "a small one"@en ; skos:definition "A class."@en ; skos:example "None."@en ;
        rdfs:isDefinedBy <https://w3id.org/diplograph/ns> ; rdfs:subClassOf dg:Thing
}
