# finds: Claim-condition-polarity doc:c-002 -
DELETE DATA { doc:c-003 dg:stance <https://w3id.org/diplograph/scheme/stance/asserts> }
; INSERT DATA { doc:c-003 dg:stance <https://w3id.org/diplograph/scheme/stance/leaves-open> }
