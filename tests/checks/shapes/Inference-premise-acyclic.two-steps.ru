# finds: Inference-premise-acyclic doc:i-001 -
# finds: Inference-premise-acyclic doc:i-002 -
INSERT DATA { doc:i-002 dg:premise doc:c-002 . }
