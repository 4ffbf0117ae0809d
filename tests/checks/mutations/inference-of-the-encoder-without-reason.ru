DELETE { GRAPH ?g { ?victim dg:encoderNote ?old } }
WHERE { GRAPH ?g { ?victim a dg:Claim ; dg:encoderConfidence ?confidence ; dg:encoderNote ?old } }
