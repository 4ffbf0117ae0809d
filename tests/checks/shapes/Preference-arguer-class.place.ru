# finds: Preference-arguer-class doc:w-001 dg:arguer
# finds: Preference-preferred-holder doc:w-001 -
DELETE DATA { doc:w-001 dg:arguer actor:writer . } ;
INSERT DATA { doc:w-001 dg:arguer place:quay . }
