# also: Resource-one-class
INSERT DATA { actor:borland a dg:Place . }
