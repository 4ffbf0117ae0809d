DELETE { GRAPH ?g { ?victim dg:likelihood ?old } } INSERT { GRAPH ?g { ?victim dg:likelihood likelihood:unmodalised } }
WHERE { GRAPH ?g { ?victim dg:likelihood ?old ; dg:hedgeCue ?cue } }
