# finds: Claim-reporter-needed doc:c-005 -
DELETE DATA { doc:c-005 dg:reporter actor:writer ; dg:reporterStance <https://w3id.org/diplograph/scheme/reporter-stance/rejects> . }
