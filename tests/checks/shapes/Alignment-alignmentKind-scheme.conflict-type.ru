# finds: Alignment-alignmentKind-scheme doc:al-001 dg:alignmentKind
DELETE DATA { doc:al-001 dg:alignmentKind <https://w3id.org/diplograph/scheme/alignment-kind/same> } ;
INSERT DATA { doc:al-001 dg:alignmentKind <https://w3id.org/diplograph/scheme/conflict-type/rebut> }
