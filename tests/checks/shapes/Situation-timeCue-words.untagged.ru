# finds: Situation-timeCue-words event:toll-raised dg:timeCue
DELETE DATA { event:toll-raised dg:timeCue "last year"@en } ;
INSERT DATA { event:toll-raised dg:timeCue "last year" }
