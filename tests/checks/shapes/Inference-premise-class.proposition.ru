# finds: Inference-premise-class doc:i-002 dg:premise
INSERT DATA { doc:i-002 dg:premise doc:p-004 . }
