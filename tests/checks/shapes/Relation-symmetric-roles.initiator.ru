INSERT DATA { relation:rivalry dg:initiator actor:arland . }
