# finds: Event-situationType-scheme event:toll-lifted dg:situationType
DELETE DATA { event:toll-lifted dg:situationType <https://w3id.org/diplograph/scheme/event-type/policy-shift> . } ;
INSERT DATA { event:toll-lifted dg:situationType <https://w3id.org/diplograph/scheme/relation-type/supplies> . }
