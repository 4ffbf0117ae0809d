# finds: Situation-place-class event:toll-raised dg:place
DELETE DATA { event:toll-raised dg:place place:quay . } ;
INSERT DATA { event:toll-raised dg:place actor:borland . }
