# finds: Claim-claimType-count doc:c-006 dg:claimType
DELETE DATA { doc:c-006 dg:claimType <https://w3id.org/diplograph/scheme/claim-type/descriptive> . }
