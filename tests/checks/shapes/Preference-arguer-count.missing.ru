# finds: Preference-arguer-count doc:w-001 dg:arguer
# finds: Preference-preferred-holder doc:w-001 -
DELETE DATA { doc:w-001 dg:arguer actor:writer . }
