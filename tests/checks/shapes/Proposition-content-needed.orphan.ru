# finds: Proposition-content-needed doc:p-009 -
INSERT DATA { doc:p-009 a dg:Proposition ; dg:paraphrase "It rains."@en ; dg:describes event:toll-raised . }
