# finds: Thing-definition-count thing:toll skos:definition
DELETE DATA { thing:toll skos:definition "What ships pay."@en . }
