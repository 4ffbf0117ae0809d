# also: Preference-preferred-holder
DELETE DATA { doc:w-001 dg:arguer actor:writer . } ;
INSERT DATA { doc:w-001 dg:arguer place:quay . }
