# finds: Claim-likelihood-scheme doc:c-003 dg:likelihood
DELETE DATA { doc:c-003 dg:likelihood <https://w3id.org/diplograph/scheme/likelihood/likely> . } ;
INSERT DATA { doc:c-003 dg:likelihood <https://w3id.org/diplograph/scheme/confidence/high> . }
