# also: Preference-arguer-holds-preferred
DELETE DATA { doc:w-001 dg:preferred doc:c-002 . }
