# finds: Preference-preferredOver-count doc:w-001 dg:preferredOver
DELETE DATA { doc:w-001 dg:preferredOver doc:c-005 . }
