# finds: Claim-anchor-same-work doc:c-004 -
# finds: Work-textDigest-needed work:almanac -
INSERT DATA { doc:s-101 a dg:Passage ; dg:source work:almanac ; dg:passageKind <https://w3id.org/diplograph/scheme/passage-kind/sentence> ; dg:section "body" ; dg:paragraph 1 ; dg:sentence 1 ; dg:startOffset 0 ; dg:endOffset 9 ; dg:quoteDigest "n1:sha256:6666666666666666666666666666666666666666666666666666666666666666" . doc:c-004 dg:anchor doc:s-101 . }
