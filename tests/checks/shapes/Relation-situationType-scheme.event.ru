# finds: Relation-situationType-scheme relation:supply -
DELETE DATA { relation:supply dg:situationType <https://w3id.org/diplograph/scheme/relation-type/supplies> . } ;
INSERT DATA { relation:supply dg:situationType <https://w3id.org/diplograph/scheme/event-type/election> . }
