# finds: Claim-reporterStance-scheme doc:c-004 dg:reporterStance
DELETE DATA { doc:c-004 dg:reporterStance <https://w3id.org/diplograph/scheme/reporter-stance/agrees> . } ;
INSERT DATA { doc:c-004 dg:reporterStance <https://w3id.org/diplograph/scheme/stance/asserts> . }
