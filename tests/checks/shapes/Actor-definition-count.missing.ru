# finds: Actor-definition-count actor:arland skos:definition
DELETE DATA { actor:arland skos:definition "An invented state."@en . }
