DELETE { GRAPH ?g { ?victim dg:encoderConfidence ?old } }
WHERE { GRAPH ?g { ?victim a dg:Claim ; dg:encoderConfidence ?old } }
