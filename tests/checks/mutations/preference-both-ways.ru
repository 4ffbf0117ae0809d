INSERT { GRAPH ?g { mgc:w-mutant a dg:Preference ; dg:preferred ?over ; dg:preferredOver ?preferred ; dg:arguer ?arguer ; dg:anchor ?anchor } }
WHERE { GRAPH ?g { ?victim dg:preferred ?preferred ; dg:preferredOver ?over ; dg:arguer ?arguer ; dg:anchor ?anchor } }
