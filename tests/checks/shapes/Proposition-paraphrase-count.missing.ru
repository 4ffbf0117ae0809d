DELETE DATA { doc:p-004 dg:paraphrase "Twelve were lost."@en . }
