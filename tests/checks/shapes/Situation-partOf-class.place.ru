DELETE DATA { event:toll-lifted dg:partOf event:toll-raised . } ;
INSERT DATA { event:toll-lifted dg:partOf place:quay . }
