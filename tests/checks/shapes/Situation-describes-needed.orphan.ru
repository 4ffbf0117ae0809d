# finds: Situation-describes-needed status:strong -
INSERT DATA { status:strong a dg:Status ; skos:prefLabel "Strength of Arland"@en ; dg:situationType <https://w3id.org/diplograph/scheme/status-type/capability> ; dg:bearer actor:arland . }
