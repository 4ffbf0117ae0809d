# finds: Note-noteNumber-number doc:s-004 dg:noteNumber
DELETE DATA { doc:s-004 dg:noteNumber 1 } ;
INSERT DATA { doc:s-004 dg:noteNumber "one" }
