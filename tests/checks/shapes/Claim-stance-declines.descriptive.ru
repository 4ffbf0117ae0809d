# finds: Claim-condition-polarity doc:c-005 -
# finds: Claim-stance-declines doc:c-006 -
DELETE DATA { doc:c-006 dg:stance <https://w3id.org/diplograph/scheme/stance/asserts> . } ;
INSERT DATA { doc:c-006 dg:stance <https://w3id.org/diplograph/scheme/stance/declines> . }
