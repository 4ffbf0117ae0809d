# finds: Proposition-paraphrase-text doc:p-004 dg:paraphrase
INSERT DATA { doc:p-004 dg:paraphrase "A dozen were lost."@en . }
