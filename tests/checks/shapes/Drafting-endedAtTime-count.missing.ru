# finds: Drafting-endedAtTime-count doc:drafting-001 prov:endedAtTime
DELETE DATA { doc:drafting-001 prov:endedAtTime "2026-11-27T10:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> . }
