# finds: Claim-stance-count doc:c-006 dg:stance
INSERT DATA { doc:c-006 dg:stance <https://w3id.org/diplograph/scheme/stance/denies> . }
