DELETE DATA { doc:s-003 dg:start 201 ; dg:end 220 . } ;
INSERT DATA { doc:s-003 dg:start 220 ; dg:end 201 . }
