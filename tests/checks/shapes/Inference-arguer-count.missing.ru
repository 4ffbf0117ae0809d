# also: Inference-arguer-holds-conclusion
DELETE DATA { doc:i-002 dg:arguer actor:writer . }
