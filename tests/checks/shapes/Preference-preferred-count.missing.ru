# also: Preference-preferred-holder
DELETE DATA { doc:w-001 dg:preferred doc:c-002 . }
