# finds: Situation-about-class event:toll-lifted dg:about
DELETE DATA { event:toll-lifted dg:about event:toll-raised . } ;
INSERT DATA { event:toll-lifted dg:about actor:borland . }
