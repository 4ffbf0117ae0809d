DELETE { GRAPH ?g { ?victim dg:textFragment ?old } } INSERT { GRAPH ?g { ?victim dg:textFragment <https://example.org/other#:~:text=a,b> } }
WHERE { GRAPH ?g { ?victim dg:textFragment ?old } }
