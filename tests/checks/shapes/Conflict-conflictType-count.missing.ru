# finds: Conflict-conflictType-count doc:x-001 dg:conflictType
DELETE DATA { doc:x-001 dg:conflictType <https://w3id.org/diplograph/scheme/conflict-type/rebut> . }
