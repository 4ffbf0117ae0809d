INSERT DATA { doc:c-002 dg:confidence <https://w3id.org/diplograph/scheme/confidence/high> . }
