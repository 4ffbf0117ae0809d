# finds: Claim-explicitness-count doc:c-006 dg:explicitness
DELETE DATA { doc:c-006 dg:explicitness <https://w3id.org/diplograph/scheme/explicitness/explicit> . }
