# finds: Claim-hedge-exclusive doc:c-003 -
INSERT DATA { doc:c-003 dg:confidence <https://w3id.org/diplograph/scheme/confidence/high> . }
