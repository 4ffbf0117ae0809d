# finds: Passage-passageKind-scheme doc:s-002 dg:passageKind
DELETE DATA { doc:s-002 dg:passageKind <https://w3id.org/diplograph/scheme/passage-kind/sentence> . } ;
INSERT DATA { doc:s-002 dg:passageKind <https://w3id.org/diplograph/scheme/event-type/election> . }
