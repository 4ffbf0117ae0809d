# finds: Any-encoderNote-words doc:c-003 dg:encoderNote
DELETE DATA { doc:c-003 dg:encoderNote "Implied by the order of the sentences."@en } ;
INSERT DATA { doc:c-003 dg:encoderNote "Implied." }
