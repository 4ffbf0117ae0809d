# finds: Review-verdict-scheme doc:review-001 dg:verdict
DELETE WHERE { doc:review-001 dg:verdict ?verdict . } ;
INSERT DATA { doc:review-001 dg:verdict <https://w3id.org/diplograph/scheme/stance/denies> . }
