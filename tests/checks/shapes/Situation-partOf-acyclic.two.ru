# finds: Situation-partOf-acyclic event:toll-lifted -
# finds: Situation-partOf-acyclic event:toll-raised -
INSERT DATA { event:toll-raised dg:partOf event:toll-lifted }
