# finds: Claim-confidence-count doc:c-002 dg:confidence
INSERT DATA { doc:c-002 dg:confidence <https://w3id.org/diplograph/scheme/confidence/high> . }
