# finds: Situation-situationType-count event:toll-lifted dg:situationType
INSERT DATA { event:toll-lifted dg:situationType <https://w3id.org/diplograph/scheme/event-type/election> . }
