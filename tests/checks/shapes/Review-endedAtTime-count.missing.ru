# finds: Review-endedAtTime-count doc:review-001 prov:endedAtTime
DELETE DATA { doc:review-001 prov:endedAtTime "2026-11-27T11:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> . }
