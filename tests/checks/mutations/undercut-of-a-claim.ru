DELETE { GRAPH ?g { ?victim dg:conflictType ?old } } INSERT { GRAPH ?g { ?victim dg:conflictType conflicttype:undercut } }
WHERE { GRAPH ?g { ?victim dg:conflictType ?old ; dg:attacked ?claim } FILTER ( ?old != conflicttype:undercut ) }
