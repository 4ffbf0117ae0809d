# finds: Situation-roles-class relation:rivalry -
INSERT DATA { relation:rivalry dg:participant doc:s-001 . }
