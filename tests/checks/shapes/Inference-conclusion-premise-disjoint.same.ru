# finds: Inference-conclusion-premise-disjoint doc:i-002 dg:conclusion
INSERT DATA { doc:i-002 dg:premise doc:c-003 . }
