DELETE DATA { doc:n-001 dg:denotes actor:borland . }
