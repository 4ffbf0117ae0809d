# finds: Passage-reasonForSilence-claimed doc:s-002 -
INSERT DATA { doc:s-002 dg:reasonForSilence <https://w3id.org/diplograph/scheme/silence/signpost> . }
