# finds: Relation-symmetric-roles relation:rivalry -
INSERT DATA { relation:rivalry dg:initiator actor:arland . }
