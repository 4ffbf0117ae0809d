# finds: Claim-condition-polarity doc:c-005 -
# finds: Claim-stance-scheme doc:c-006 dg:stance
DELETE DATA { doc:c-006 dg:stance <https://w3id.org/diplograph/scheme/stance/asserts> . } ;
INSERT DATA { doc:c-006 dg:stance <https://w3id.org/diplograph/scheme/reporter-stance/agrees> . }
