# finds: Actor-any-direct actor:arland https://example.org/rivals
INSERT DATA { actor:arland <https://example.org/rivals> actor:borland . }
