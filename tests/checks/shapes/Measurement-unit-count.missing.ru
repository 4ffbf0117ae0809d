# finds: Measurement-unit-count measure:ships dg:unit
DELETE DATA { measure:ships dg:unit <https://w3id.org/diplograph/scheme/unit/deaths> . }
