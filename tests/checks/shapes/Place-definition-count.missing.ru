# finds: Place-definition-count place:quay skos:definition
DELETE DATA { place:quay skos:definition "Where the ships lie."@en . }
