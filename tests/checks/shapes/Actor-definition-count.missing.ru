DELETE DATA { actor:arland skos:definition "An invented state."@en . }
