# finds: Claim-reporterStance-needed doc:c-004 -
DELETE DATA { doc:c-004 dg:reporterStance <https://w3id.org/diplograph/scheme/reporter-stance/agrees> . }
