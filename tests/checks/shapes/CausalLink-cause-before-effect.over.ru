# finds: CausalLink-cause-before-effect cause:toll-weakens -
INSERT DATA { status:weak sem:hasLatestEndTimeStamp "2018-12-31"^^xsd:date . }
