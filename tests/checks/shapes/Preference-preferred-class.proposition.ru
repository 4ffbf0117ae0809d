# finds: Preference-preferred-class doc:w-001 dg:preferred
# finds: Preference-preferred-count doc:w-001 dg:preferred
# finds: Preference-preferred-in-conflict doc:w-001 -
INSERT DATA { doc:w-001 dg:preferred doc:p-004 . }
