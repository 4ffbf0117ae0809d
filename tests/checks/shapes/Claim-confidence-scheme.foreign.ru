# finds: Claim-confidence-scheme doc:c-002 dg:confidence
DELETE DATA { doc:c-002 dg:confidence <https://w3id.org/diplograph/scheme/confidence/moderate> . } ;
INSERT DATA { doc:c-002 dg:confidence <https://w3id.org/diplograph/scheme/likelihood/likely> . }
