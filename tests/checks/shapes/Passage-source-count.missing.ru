# also: Claim-reporter-known Conflict-arguer-known
DELETE DATA { doc:s-002 dg:source work:harbour-letter . }
