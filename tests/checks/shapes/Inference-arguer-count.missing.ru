# also: Inference-conclusion-holder
DELETE DATA { doc:i-002 dg:arguer actor:writer . }
