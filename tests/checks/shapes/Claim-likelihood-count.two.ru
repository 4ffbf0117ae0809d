# finds: Claim-likelihood-count doc:c-003 dg:likelihood
INSERT DATA { doc:c-003 dg:likelihood <https://w3id.org/diplograph/scheme/likelihood/very-likely> . }
