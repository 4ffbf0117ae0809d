# finds: Claim-holder-publisher doc:c-004 -
DELETE DATA { doc:c-004 dg:reporter actor:writer ; dg:reporterStance <https://w3id.org/diplograph/scheme/reporter-stance/agrees> . }
