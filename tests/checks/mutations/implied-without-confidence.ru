DELETE { GRAPH ?g { ?victim dg:encoderConfidence ?old } }
WHERE {
    GRAPH ?g {
        ?victim dg:explicitness <https://w3id.org/diplograph/scheme/explicitness/implied> ; dg:encoderConfidence ?old .
        ?victim a dg:Claim
    }
}
