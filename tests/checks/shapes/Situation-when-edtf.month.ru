# finds: Situation-when-edtf event:toll-raised dg:when
DELETE DATA { event:toll-raised dg:when "2019"^^edtf:EDTF . } ;
INSERT DATA { event:toll-raised dg:when "May 2019"^^edtf:EDTF . }
