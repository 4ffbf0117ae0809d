# finds: Alignment-encoderConfidence-scheme doc:al-001 dg:encoderConfidence
DELETE DATA { doc:al-001 dg:encoderConfidence <https://w3id.org/diplograph/scheme/confidence/high> } ;
INSERT DATA { doc:al-001 dg:encoderConfidence <https://w3id.org/diplograph/scheme/likelihood/likely> }
