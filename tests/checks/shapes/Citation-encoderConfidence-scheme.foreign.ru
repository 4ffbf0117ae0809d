# finds: Citation-encoderConfidence-scheme doc:cite-01 dg:encoderConfidence
DELETE DATA { doc:cite-01 dg:encoderConfidence <https://w3id.org/diplograph/scheme/confidence/moderate> . } ;
INSERT DATA { doc:cite-01 dg:encoderConfidence <https://w3id.org/diplograph/scheme/likelihood/likely> . }
