DELETE DATA { doc:c-006 dg:explicitness <https://w3id.org/diplograph/scheme/explicitness/explicit> . }
