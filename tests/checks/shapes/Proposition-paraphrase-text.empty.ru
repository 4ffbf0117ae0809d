# finds: Proposition-paraphrase-text doc:p-004 dg:paraphrase
DELETE DATA { doc:p-004 dg:paraphrase "Twelve were lost."@en } ;
INSERT DATA { doc:p-004 dg:paraphrase " "@en }
