INSERT { GRAPH ?g { mgc:w-mutant a dg:Preference ; dg:preferred ?over ; dg:over ?preferred ; dg:arguer ?arguer ; dg:anchor ?anchor } }
WHERE { GRAPH ?g { ?victim dg:preferred ?preferred ; dg:over ?over ; dg:arguer ?arguer ; dg:anchor ?anchor } }
