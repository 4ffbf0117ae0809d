# finds: Note-noteNumber-count doc:s-004 dg:noteNumber
DELETE DATA { doc:s-004 dg:noteNumber 1 . }
