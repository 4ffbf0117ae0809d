# finds: Inference-scheme-count doc:i-002 dg:scheme
DELETE DATA { doc:i-002 dg:scheme <https://w3id.org/diplograph/scheme/argument-scheme/cause-to-effect> . }
