DELETE { GRAPH ?g { ?victim dg:initiator ?old } } INSERT { GRAPH ?g { ?victim dg:initiator place:kabul } }
WHERE { GRAPH ?g { ?victim a dg:Event ; dg:initiator ?old } }
