# finds: Situation-roles-class event:toll-raised -
DELETE DATA { event:toll-raised dg:initiator actor:arland . } ;
INSERT DATA { event:toll-raised dg:initiator doc:s-001 . }
