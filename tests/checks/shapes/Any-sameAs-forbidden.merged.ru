# finds: Any-sameAs-forbidden actor:arland owl:sameAs
INSERT DATA { actor:arland <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q1> . }
