# finds: Passage-accounted-for doc:s-003 -
DELETE DATA { doc:s-003 dg:reasonForSilence <https://w3id.org/diplograph/scheme/silence/heading> . }
