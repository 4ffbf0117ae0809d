# finds: Work-version-draft work:harbour-letter - warning
DELETE DATA { doc:s-003 dg:reasonForSilence <https://w3id.org/diplograph/scheme/silence/heading> } ;
INSERT DATA { <https://w3id.org/diplograph/graph/harbour-letter/catalog> dcterms:source work:harbour-letter ; <http://www.w3.org/2002/07/owl#versionInfo> "0.1.0-draft" }
