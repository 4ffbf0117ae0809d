# finds: Inference-arguer-count doc:i-002 dg:arguer
# finds: Inference-conclusion-holder doc:i-002 -
DELETE DATA { doc:i-002 dg:arguer actor:writer . }
