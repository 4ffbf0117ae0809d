# finds: Actor-type-not-place actor:borland -
INSERT DATA { actor:borland a dg:Place . }
