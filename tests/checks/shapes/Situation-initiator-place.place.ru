# finds: Situation-initiator-place event:toll-lifted dg:initiator
DELETE DATA { event:toll-lifted dg:initiator actor:arland } ;
INSERT DATA { event:toll-lifted dg:initiator place:quay }
