# finds: Any-encoderConfidence-count doc:c-003 dg:encoderConfidence
INSERT DATA { doc:c-003 dg:encoderConfidence <https://w3id.org/diplograph/scheme/confidence/high> }
