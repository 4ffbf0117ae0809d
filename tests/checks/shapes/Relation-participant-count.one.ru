DELETE DATA { relation:rivalry dg:participant actor:borland . }
