INSERT { GRAPH ?g { mgc:i-mutant a dg:Inference ; dg:premise ?conclusion ; dg:conclusion ?premise ; dg:arguer ?arguer ; dg:scheme argscheme:sign ; dg:anchor ?anchor ; dg:explicitness explicitness:explicit } }
WHERE { GRAPH ?g { ?victim dg:premise ?premise ; dg:conclusion ?conclusion ; dg:arguer ?arguer ; dg:anchor ?anchor } ?premise dg:holder ?arguer }
