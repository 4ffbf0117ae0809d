# finds: Citation-citationIntent-scheme doc:cite-01 dg:citationIntent
DELETE DATA { doc:cite-01 dg:citationIntent <https://w3id.org/diplograph/scheme/citation-intent/evidence> . } ;
INSERT DATA { doc:cite-01 dg:citationIntent <https://w3id.org/diplograph/scheme/event-type/election> . }
