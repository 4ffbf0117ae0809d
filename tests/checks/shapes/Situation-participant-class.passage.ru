INSERT DATA { relation:rivalry dg:participant doc:s-001 . }
