INSERT DATA { doc:c-002 dg:onlyIf doc:c-003 . }
