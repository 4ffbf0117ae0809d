# finds: Any-text-tagged thing:toll -
DELETE DATA { thing:toll skos:definition "What ships pay."@en } ;
INSERT DATA { thing:toll skos:definition "What ships pay." }
