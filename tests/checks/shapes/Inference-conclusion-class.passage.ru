# finds: Inference-conclusion-class doc:i-002 dg:conclusion
# finds: Inference-conclusion-count doc:i-002 dg:conclusion
INSERT DATA { doc:i-002 dg:conclusion doc:s-002 . }
