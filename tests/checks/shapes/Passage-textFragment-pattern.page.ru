# finds: Passage-textFragment-page doc:s-001 -
# finds: Passage-textFragment-pattern doc:s-001 dg:textFragment
DELETE DATA { doc:s-001 dg:textFragment <https://example.org/letter#:~:text=one,two> . } ;
INSERT DATA { doc:s-001 dg:textFragment <https://example.org/letter> . }
