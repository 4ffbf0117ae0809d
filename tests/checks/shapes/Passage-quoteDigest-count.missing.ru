# finds: Passage-quoteDigest-count doc:s-002 dg:quoteDigest
DELETE DATA { doc:s-002 dg:quoteDigest "n1:sha256:2222222222222222222222222222222222222222222222222222222222222222" . }
