# finds: ArgumentStep-encoderNote-needed doc:i-001 -
INSERT DATA { doc:i-001 dg:encoderConfidence <https://w3id.org/diplograph/scheme/confidence/high> }
