# finds: Passage-reasonForSilence-count doc:s-003 dg:reasonForSilence
INSERT DATA { doc:s-003 dg:reasonForSilence <https://w3id.org/diplograph/scheme/silence/signpost> . }
