# finds: Citation-encoderNote-count doc:cite-01 dg:encoderNote
DELETE DATA { doc:cite-01 dg:encoderNote "Only this sentence has a figure."@en . }
