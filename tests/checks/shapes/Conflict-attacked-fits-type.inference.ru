# finds: Conflict-attacked-fits-type doc:x-002 -
DELETE DATA { doc:x-002 dg:conflictType <https://w3id.org/diplograph/scheme/conflict-type/undercut> . } ;
INSERT DATA { doc:x-002 dg:conflictType <https://w3id.org/diplograph/scheme/conflict-type/rebut> . }
