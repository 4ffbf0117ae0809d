# finds: Claim-anchor-class doc:c-007 dg:anchor
INSERT DATA { doc:c-007 dg:anchor work:harbour-letter . }
