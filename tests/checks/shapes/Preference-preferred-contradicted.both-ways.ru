# finds: Preference-preferred-contradicted doc:w-001 -
# finds: Preference-preferred-contradicted doc:w-002 -
# finds: Preference-preferred-holder doc:w-002 -
INSERT DATA { doc:w-002 a dg:Preference ; dg:preferred doc:c-005 ; dg:preferredOver doc:c-002 ; dg:arguer actor:writer ; dg:anchor doc:s-001 . }
