# finds: Claim-claimType-after-publication doc:c-001 -
# finds: Claim-claimType-after-publication doc:c-006 -
# finds: Claim-claimType-after-publication doc:c-007 -
DELETE DATA { event:toll-raised sem:hasEarliestBeginTimeStamp "2019-01-01"^^xsd:date ; sem:hasLatestEndTimeStamp "2019-12-31"^^xsd:date ; dg:when "2019"^^edtf:EDTF . } ;
INSERT DATA { event:toll-raised sem:hasEarliestBeginTimeStamp "2021-01-01"^^xsd:date ; sem:hasLatestEndTimeStamp "2021-12-31"^^xsd:date ; dg:when "2021"^^edtf:EDTF . }
