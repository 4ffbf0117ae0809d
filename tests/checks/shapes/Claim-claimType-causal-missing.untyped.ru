# finds: Claim-claimType-causal-missing doc:c-003 -
DELETE { doc:c-003 dg:claimType <https://w3id.org/diplograph/scheme/claim-type/causal> }
INSERT { doc:c-003 dg:claimType <https://w3id.org/diplograph/scheme/claim-type/descriptive> }
WHERE { doc:c-003 dg:claimType <https://w3id.org/diplograph/scheme/claim-type/causal> }
