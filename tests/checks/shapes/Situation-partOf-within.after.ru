# finds: Situation-partOf-within event:toll-lifted -
INSERT DATA { event:toll-lifted sem:hasEarliestBeginTimeStamp "2020-01-01"^^xsd:date . }
