# finds: Inference-anchor-count doc:i-002 dg:anchor
DELETE DATA { doc:i-002 dg:anchor doc:s-001 . }
