# finds: Passage-passageKind-count doc:s-002 dg:passageKind
DELETE DATA { doc:s-002 dg:passageKind <https://w3id.org/diplograph/scheme/passage-kind/sentence> . }
