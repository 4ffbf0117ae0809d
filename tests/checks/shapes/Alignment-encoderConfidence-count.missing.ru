# finds: Alignment-encoderConfidence-count doc:al-001 dg:encoderConfidence
DELETE DATA { doc:al-001 dg:encoderConfidence <https://w3id.org/diplograph/scheme/confidence/high> }
