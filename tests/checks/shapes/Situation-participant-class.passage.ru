# finds: Situation-participant-class relation:rivalry dg:participant
INSERT DATA { relation:rivalry dg:participant doc:s-001 . }
