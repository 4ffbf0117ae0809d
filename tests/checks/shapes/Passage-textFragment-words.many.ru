# finds: Passage-textFragment-words doc:s-001 dg:textFragment
DELETE DATA { doc:s-001 dg:textFragment <https://example.org/letter#:~:text=one,two> } ;
INSERT DATA { doc:s-001 dg:textFragment <https://example.org/letter#:~:text=one%20two%20three%20four%20five%20six%20seven> }
