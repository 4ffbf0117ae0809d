# finds: Preference-preferred-contradicted doc:w-001 -
# finds: Preference-preferred-disjoint doc:w-001 dg:preferred
# finds: Preference-preferred-in-conflict doc:w-001 -
# finds: Preference-preferredOver-count doc:w-001 dg:preferredOver
INSERT DATA { doc:w-001 dg:preferredOver doc:c-002 . }
