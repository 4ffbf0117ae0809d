# finds: Relation-directed-roles relation:supply -
DELETE DATA { relation:supply dg:recipient actor:borland . }
