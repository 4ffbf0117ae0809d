INSERT { GRAPH ?g { ?victim dg:hedgeCue "perhaps"@en } }
WHERE { GRAPH ?g { ?victim a dg:Claim ; dg:likelihood likelihood:unmodalised } }
