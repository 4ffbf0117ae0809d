# finds: Citation-encoderConfidence-count doc:cite-01 dg:encoderConfidence
DELETE DATA { doc:cite-01 dg:encoderConfidence <https://w3id.org/diplograph/scheme/confidence/moderate> . }
