# finds: Measurement-unit-scheme measure:ships dg:unit
DELETE DATA { measure:ships dg:unit <https://w3id.org/diplograph/scheme/unit/deaths> . } ;
INSERT DATA { measure:ships dg:unit <https://w3id.org/diplograph/scheme/valence/mixed> . }
