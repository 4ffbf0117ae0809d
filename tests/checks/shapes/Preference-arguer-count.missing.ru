# also: Preference-preferred-holder
DELETE DATA { doc:w-001 dg:arguer actor:writer . }
