# finds: Work-issued-edtf work:harbour-letter dcterms:issued
DELETE DATA { work:harbour-letter dcterms:issued "2020-05"^^edtf:EDTF . } ;
INSERT DATA { work:harbour-letter dcterms:issued "2020-05-01"^^xsd:date . }
