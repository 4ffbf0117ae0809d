DELETE { GRAPH ?g { ?claim dg:content ?victim } } INSERT { GRAPH ?g { ?claim dg:content ?other } }
WHERE { GRAPH ?g { ?claim dg:content ?victim } FILTER NOT EXISTS { ?another dg:content ?victim FILTER ( ?another != ?claim ) } ?other a dg:Proposition FILTER ( ?other != ?victim ) }
