# finds: Relation-initiator-recipient-disjoint relation:supply -
DELETE DATA { relation:supply dg:recipient actor:borland . } ;
INSERT DATA { relation:supply dg:recipient actor:arland . }
