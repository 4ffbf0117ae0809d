# finds: Inference-explicitness-count doc:i-002 dg:explicitness
DELETE DATA { doc:i-002 dg:explicitness <https://w3id.org/diplograph/scheme/explicitness/explicit> }
