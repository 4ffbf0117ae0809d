# finds: Situation-partOf-class event:toll-lifted dg:partOf
DELETE DATA { event:toll-lifted dg:partOf event:toll-raised . } ;
INSERT DATA { event:toll-lifted dg:partOf place:quay . }
