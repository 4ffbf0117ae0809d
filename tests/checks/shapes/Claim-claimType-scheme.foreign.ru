INSERT DATA { doc:c-006 dg:claimType <https://w3id.org/diplograph/scheme/event-type/election> . }
