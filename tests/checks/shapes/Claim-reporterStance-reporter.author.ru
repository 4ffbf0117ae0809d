INSERT DATA { doc:c-001 dg:reporterStance <https://w3id.org/diplograph/scheme/reporter-stance/agrees> . }
