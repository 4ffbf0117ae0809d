# finds: Inference-arguer-class doc:i-002 dg:arguer
# finds: Inference-conclusion-holder doc:i-002 -
DELETE DATA { doc:i-002 dg:arguer actor:writer . } ;
INSERT DATA { doc:i-002 dg:arguer place:quay . }
