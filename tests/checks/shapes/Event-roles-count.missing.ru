# finds: Event-roles-count event:toll-lifted -
DELETE DATA { event:toll-lifted dg:initiator actor:arland ; dg:beneficiary actor:borland . }
