INSERT DATA { actor:borland a dg:Place . }
