# finds: Inference-anchor-class doc:i-002 dg:anchor
INSERT DATA { doc:i-002 dg:anchor doc:c-001 . }
