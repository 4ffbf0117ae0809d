DELETE { GRAPH ?g { ?victim dg:backedPassage ?old } } INSERT { GRAPH ?g { ?victim dg:backedPassage ?note } }
WHERE { GRAPH ?g { ?victim dg:backedPassage ?old ; dg:citingNote ?note } }
