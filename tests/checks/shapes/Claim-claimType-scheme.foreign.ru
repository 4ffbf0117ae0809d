# finds: Claim-claimType-scheme doc:c-006 dg:claimType
INSERT DATA { doc:c-006 dg:claimType <https://w3id.org/diplograph/scheme/event-type/election> . }
