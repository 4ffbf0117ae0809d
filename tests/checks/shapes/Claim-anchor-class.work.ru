INSERT DATA { doc:c-007 dg:anchor work:harbour-letter . }
