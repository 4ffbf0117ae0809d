INSERT DATA { event:toll-raised dg:when "2018"^^edtf:EDTF . }
