# finds: Situation-partOf-acyclic status:weak -
INSERT DATA { status:weak dg:partOf status:weak }
