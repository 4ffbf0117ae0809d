# finds: Situation-valence-count event:toll-raised dg:valence
INSERT DATA { event:toll-raised dg:valence <https://w3id.org/diplograph/scheme/valence/mixed> . }
