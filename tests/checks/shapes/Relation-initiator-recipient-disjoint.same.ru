DELETE DATA { relation:supply dg:recipient actor:borland . } ;
INSERT DATA { relation:supply dg:recipient actor:arland . }
