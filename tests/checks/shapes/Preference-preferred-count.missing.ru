# finds: Preference-preferred-count doc:w-001 dg:preferred
# finds: Preference-preferred-holder doc:w-001 -
DELETE DATA { doc:w-001 dg:preferred doc:c-002 . }
