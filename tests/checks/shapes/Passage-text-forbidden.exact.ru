# finds: Passage-text-forbidden doc:s-001 -
INSERT DATA { doc:s-001 <http://www.w3.org/ns/oa#exact> "The toll is too high." . }
