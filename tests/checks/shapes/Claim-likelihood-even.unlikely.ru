# finds: Claim-likelihood-even doc:c-003 dg:likelihood
DELETE WHERE { doc:c-003 dg:likelihood ?band } ;
INSERT DATA { doc:c-003 dg:likelihood <https://w3id.org/diplograph/scheme/likelihood/unlikely> . }
