# also: Passage-textFragment-page
DELETE DATA { doc:s-001 dg:textFragment <https://example.org/letter#:~:text=one,two> . } ;
INSERT DATA { doc:s-001 dg:textFragment <https://example.org/letter> . }
