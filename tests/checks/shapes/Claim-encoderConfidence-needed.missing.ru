# finds: Claim-encoderConfidence-needed doc:c-003 -
DELETE DATA { doc:c-003 dg:encoderConfidence <https://w3id.org/diplograph/scheme/confidence/moderate> }
