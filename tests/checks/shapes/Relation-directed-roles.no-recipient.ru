DELETE DATA { relation:supply dg:recipient actor:borland . }
