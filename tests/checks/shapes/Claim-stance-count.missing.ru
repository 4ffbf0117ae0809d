# finds: Claim-stance-count doc:c-006 dg:stance
DELETE DATA { doc:c-006 dg:stance <https://w3id.org/diplograph/scheme/stance/asserts> . }
