# finds: Any-encoderConfidence-scheme doc:c-003 dg:encoderConfidence
DELETE DATA { doc:c-003 dg:encoderConfidence <https://w3id.org/diplograph/scheme/confidence/moderate> } ;
INSERT DATA { doc:c-003 dg:encoderConfidence <https://w3id.org/diplograph/scheme/valence/mixed> }
