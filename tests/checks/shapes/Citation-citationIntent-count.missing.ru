# finds: Citation-citationIntent-count doc:cite-01 dg:citationIntent
DELETE DATA { doc:cite-01 dg:citationIntent <https://w3id.org/diplograph/scheme/citation-intent/evidence> . }
