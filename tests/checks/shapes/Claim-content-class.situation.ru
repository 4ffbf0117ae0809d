# finds: Claim-content-class doc:c-006 dg:content
DELETE DATA { doc:c-006 dg:content doc:p-001 . } ;
INSERT DATA { doc:c-006 dg:content event:toll-raised . }
