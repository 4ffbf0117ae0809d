# finds: Situation-situationType-count event:toll-lifted dg:situationType
DELETE DATA { event:toll-lifted dg:situationType <https://w3id.org/diplograph/scheme/event-type/policy-shift> . }
