# finds: Drafting-promptDigest-count doc:drafting-001 dg:promptDigest
DELETE WHERE { doc:drafting-001 dg:promptDigest ?digest . }
