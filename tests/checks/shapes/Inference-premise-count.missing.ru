# finds: Inference-premise-count doc:i-002 dg:premise
DELETE DATA { doc:i-002 dg:premise doc:c-001 . }
