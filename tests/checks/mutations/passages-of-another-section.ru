DELETE { GRAPH ?g { ?victim dg:section ?old } } INSERT { GRAPH ?g { ?victim dg:section "elsewhere" } }
WHERE { GRAPH ?g { ?victim dg:section ?old ; dg:startOffset ?start } FILTER ( ?start > 0 ) }
