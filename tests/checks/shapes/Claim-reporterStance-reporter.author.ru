# finds: Claim-reporterStance-reporter doc:c-001 -
INSERT DATA { doc:c-001 dg:reporterStance <https://w3id.org/diplograph/scheme/reporter-stance/agrees> . }
