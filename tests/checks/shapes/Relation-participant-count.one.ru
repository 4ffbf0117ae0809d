# finds: Relation-participant-count relation:rivalry -
DELETE DATA { relation:rivalry dg:participant actor:borland . }
