# finds: Inference-scheme-scheme doc:i-002 dg:scheme
INSERT DATA { doc:i-002 dg:scheme <https://w3id.org/diplograph/scheme/event-type/election> . }
