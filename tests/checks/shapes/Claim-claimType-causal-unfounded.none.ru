# finds: Claim-claimType-causal-unfounded doc:c-001 -
INSERT DATA { doc:c-001 dg:claimType <https://w3id.org/diplograph/scheme/claim-type/causal> . }
