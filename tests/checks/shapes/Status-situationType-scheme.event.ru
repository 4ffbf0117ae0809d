# finds: Status-situationType-scheme status:weak dg:situationType
DELETE DATA { status:weak dg:situationType <https://w3id.org/diplograph/scheme/status-type/vulnerability> . } ;
INSERT DATA { status:weak dg:situationType <https://w3id.org/diplograph/scheme/event-type/election> . }
