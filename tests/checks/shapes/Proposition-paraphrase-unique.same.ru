# finds: Proposition-paraphrase-unique doc:p-002 -
# finds: Proposition-paraphrase-unique doc:p-004 -
DELETE DATA { doc:p-004 dg:paraphrase "Twelve were lost."@en } ;
INSERT DATA { doc:p-004 dg:paraphrase "Arland should lift the toll."@en }
