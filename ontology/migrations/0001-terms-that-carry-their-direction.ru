# From 0.1.0: terms that did not say what they are about or which way they point got names that do.
# Run it over a whole dataset; each update leaves a graph without the old terms untouched.
PREFIX dg: <https://w3id.org/diplograph/ns#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

DELETE { GRAPH ?g { ?work rdf:type dg:Source } } INSERT { GRAPH ?g { ?work rdf:type dg:Work } }
WHERE { GRAPH ?g { ?work rdf:type dg:Source } } ;

# A measurement's source was another thing than a passage's.
DELETE { GRAPH ?g { ?figure dg:source ?work } } INSERT { GRAPH ?g { ?figure dg:figureFrom ?work } }
WHERE { GRAPH ?g { ?figure rdf:type dg:Measurement ; dg:source ?work } } ;

DELETE { GRAPH ?g { ?s ?old ?o } } INSERT { GRAPH ?g { ?s ?new ?o } }
WHERE {
    VALUES ( ?old ?new ) {
        ( dg:over dg:preferredOver )
        ( dg:bound dg:boundedBy )
        ( dg:silence dg:reasonForSilence )
        ( dg:start dg:startOffset )
        ( dg:end dg:endOffset )
    }
    GRAPH ?g { ?s ?old ?o }
}
