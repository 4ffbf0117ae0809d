DELETE DATA { doc:w-001 dg:preferredOver doc:c-005 . }
