# finds: Claim-hedgeCue-words doc:c-003 dg:hedgeCue
DELETE DATA { doc:c-003 dg:hedgeCue "probably"@en . } ;
INSERT DATA { doc:c-003 dg:hedgeCue "in all probability, as far as anybody here can tell"@en . }
