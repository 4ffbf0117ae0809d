# finds: Situation-partOf-within event:toll-lifted -
INSERT DATA { event:toll-lifted sem:hasLatestEndTimeStamp "2018-12-31"^^xsd:date . }
