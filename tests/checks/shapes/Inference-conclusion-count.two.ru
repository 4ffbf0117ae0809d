# finds: Inference-conclusion-count doc:i-002 dg:conclusion
INSERT DATA { doc:i-002 dg:conclusion doc:c-007 . }
