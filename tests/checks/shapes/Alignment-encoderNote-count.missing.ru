# finds: Alignment-encoderNote-count doc:al-001 dg:encoderNote
DELETE DATA { doc:al-001 dg:encoderNote "One toll, in two letters."@en }
