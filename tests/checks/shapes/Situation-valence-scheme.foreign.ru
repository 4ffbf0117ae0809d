# finds: Situation-valence-scheme event:toll-raised dg:valence
DELETE DATA { event:toll-raised dg:valence <https://w3id.org/diplograph/scheme/valence/conflictual> . } ;
INSERT DATA { event:toll-raised dg:valence <https://w3id.org/diplograph/scheme/stance/denies> . }
