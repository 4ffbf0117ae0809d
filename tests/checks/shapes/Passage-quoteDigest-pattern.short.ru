# finds: Passage-quoteDigest-pattern doc:s-002 dg:quoteDigest
DELETE DATA { doc:s-002 dg:quoteDigest "n1:sha256:2222222222222222222222222222222222222222222222222222222222222222" . } ;
INSERT DATA { doc:s-002 dg:quoteDigest "sha256:22" . }
