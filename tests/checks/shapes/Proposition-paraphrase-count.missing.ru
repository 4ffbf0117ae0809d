# finds: Proposition-paraphrase-count doc:p-004 dg:paraphrase
DELETE DATA { doc:p-004 dg:paraphrase "Twelve were lost."@en . }
