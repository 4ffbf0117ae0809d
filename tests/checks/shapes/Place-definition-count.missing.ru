DELETE DATA { place:quay skos:definition "Where the ships lie."@en . }
