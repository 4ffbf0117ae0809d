INSERT { GRAPH ?g { event:mutant a dg:Event ; skos:prefLabel "An event of nobody's"@en ; dg:situationType ?type ; dg:initiator ?victim } }
WHERE { GRAPH ?g { ?event a dg:Event ; dg:situationType ?type } ?victim a dg:State }
