# finds: Relation-directed-roles relation:supply -
DELETE DATA { relation:supply dg:initiator actor:arland . }
