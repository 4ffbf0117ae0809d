DELETE { GRAPH ?g { ?victim dg:reasonForSilence ?old } }
WHERE { GRAPH ?g { ?victim dg:reasonForSilence ?old } }
