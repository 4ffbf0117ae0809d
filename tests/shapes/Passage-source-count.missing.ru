DELETE DATA { doc:s-002 dg:source work:harbour-letter . }
