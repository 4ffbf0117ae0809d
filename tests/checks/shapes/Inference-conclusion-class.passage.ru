# also: Inference-conclusion-count
INSERT DATA { doc:i-002 dg:conclusion doc:s-002 . }
