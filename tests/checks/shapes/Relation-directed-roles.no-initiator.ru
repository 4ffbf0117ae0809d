DELETE DATA { relation:supply dg:initiator actor:arland . }
