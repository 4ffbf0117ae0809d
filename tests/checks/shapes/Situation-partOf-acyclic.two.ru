INSERT DATA { event:toll-raised dg:partOf event:toll-lifted }
