# finds: Any-exactMatch-unique actor:arland -
# finds: Any-exactMatch-unique actor:borland -
INSERT DATA { actor:arland skos:exactMatch <http://www.wikidata.org/entity/Q0> . actor:borland skos:exactMatch <http://www.wikidata.org/entity/Q0> }
