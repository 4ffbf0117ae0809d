# finds: Proposition-describes-class doc:p-002 dg:describes
INSERT DATA { doc:p-002 dg:describes actor:arland . }
