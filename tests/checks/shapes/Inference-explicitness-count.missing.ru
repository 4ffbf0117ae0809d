DELETE DATA { doc:i-002 dg:explicitness <https://w3id.org/diplograph/scheme/explicitness/explicit> }
