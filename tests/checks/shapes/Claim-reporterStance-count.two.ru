# finds: Claim-reporterStance-count doc:c-004 dg:reporterStance
INSERT DATA { doc:c-004 dg:reporterStance <https://w3id.org/diplograph/scheme/reporter-stance/rejects> . }
