INSERT DATA { doc:s-002 dg:silence <https://w3id.org/diplograph/scheme/silence/signpost> . }
