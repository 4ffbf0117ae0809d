# finds: Passage-reasonForSilence-scheme doc:s-003 dg:reasonForSilence
DELETE DATA { doc:s-003 dg:reasonForSilence <https://w3id.org/diplograph/scheme/silence/heading> . } ;
INSERT DATA { doc:s-003 dg:reasonForSilence <https://w3id.org/diplograph/scheme/event-type/election> . }
