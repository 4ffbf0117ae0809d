# finds: Inference-explicitness-scheme doc:i-002 dg:explicitness
DELETE DATA { doc:i-002 dg:explicitness <https://w3id.org/diplograph/scheme/explicitness/explicit> } ;
INSERT DATA { doc:i-002 dg:explicitness <https://w3id.org/diplograph/scheme/valence/mixed> }
