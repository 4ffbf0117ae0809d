# finds: Conflict-attacked-fits-type doc:x-001 -
DELETE DATA { doc:x-001 dg:conflictType <https://w3id.org/diplograph/scheme/conflict-type/rebut> . } ;
INSERT DATA { doc:x-001 dg:conflictType <https://w3id.org/diplograph/scheme/conflict-type/undercut> . }
