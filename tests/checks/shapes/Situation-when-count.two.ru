# finds: Situation-when-count event:toll-raised dg:when
INSERT DATA { event:toll-raised dg:when "2018"^^edtf:EDTF . }
