INSERT DATA { actor:arland <https://example.org/rivals> actor:borland . }
