# finds: Preference-preferred-in-conflict doc:w-001 -
# finds: Preference-preferredOver-class doc:w-001 dg:preferredOver
# finds: Preference-preferredOver-count doc:w-001 dg:preferredOver
INSERT DATA { doc:w-001 dg:preferredOver doc:p-004 . }
