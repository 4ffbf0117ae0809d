# finds: Alignment-alignmentKind-count doc:al-001 dg:alignmentKind
DELETE DATA { doc:al-001 dg:alignmentKind <https://w3id.org/diplograph/scheme/alignment-kind/same> }
