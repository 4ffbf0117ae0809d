DELETE { GRAPH ?g { ?victim dg:textFragment ?old } } INSERT { GRAPH ?g { ?victim dg:textFragment ?new } }
WHERE { GRAPH ?g { ?victim dg:textFragment ?old } BIND ( IRI(CONCAT(STRBEFORE(STR(?old), "#"), "#:~:text=one%20two%20three%20four%20five%20six%20seven%20eight%20nine%20ten")) AS ?new ) }
