# finds: Measurement-situationType-scheme measure:ships dg:situationType
DELETE DATA { measure:ships dg:situationType <https://w3id.org/diplograph/scheme/measurement-type/terrorism-deaths> . } ;
INSERT DATA { measure:ships dg:situationType <https://w3id.org/diplograph/scheme/event-type/election> . }
