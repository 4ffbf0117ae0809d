# finds: Passage-textFragment-page doc:s-001 -
DELETE DATA { work:harbour-letter dg:publishedAt <https://example.org/letter> } ;
INSERT DATA { work:harbour-letter dg:publishedAt <https://example.org/other> }
