# finds: Situation-bounds-ordered event:toll-raised sem:hasEarliestBeginTimeStamp
DELETE DATA { event:toll-raised sem:hasLatestEndTimeStamp "2019-12-31"^^xsd:date . } ;
INSERT DATA { event:toll-raised sem:hasLatestEndTimeStamp "2018-12-31"^^xsd:date . }
