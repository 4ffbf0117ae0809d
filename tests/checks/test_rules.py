"""Each rule that is no shape: it passes on the essay, and fires on one change."""

from __future__ import annotations

import re

import pytest
from essays import Essay

from diplograph.checks.rules import RULES
from diplograph.data.rows import Row
from diplograph.namespaces import GRAPH, expand

ESSAY = Essay()
MGC = GRAPH + "modest-geopolitical-case/"
AUTHORITY = GRAPH + "authority/"


def row(text: str) -> Row:
    """Return the statement of a line: subject, predicate, and an IRI, or a literal with its tag or datatype."""
    subject, predicate, value = text.split(" ", 2)
    literal = re.fullmatch(r'"(.*)"(@[\w-]+|\^\^(\S+))?', value, re.S)
    start, verb = (expand(name) or name for name in (subject, predicate))
    if not literal:
        return start, verb, expand(value) or value, ""
    kind = literal[2] or "^^xsd:string"
    return start, verb, literal[1], kind if kind.startswith("@") else (expand(kind[2:]) or kind[2:])


# Rule, graph, and what is put there: beside what is said (+), or in place of what is said by that predicate (=).
CASES = [
    ("other-file", "names", '+ mgc:c-017 dg:encoderNote "A note."@en'),
    ("wrong-file", "names", "+ mgc:c-9999 rdf:type dg:Claim"),
    ("foreign-property", "claims", '+ mgc:c-017 rdfs:comment "Words."@en'),
    ("foreign-property", "claims", "+ mgc:c-017 http://example.org/foo mgc:c-018"),
    ("wrong-subject", "relations", "+ relation:pakistan-india-rivalry dg:anchor mgc:s-010"),
    ("text-blank", "claims", '= mgc:c-155 dg:hedgeCue " "@en'),
    ("text-untidy", "propositions", '= mgc:p-010 dg:paraphrase "Two  spaces stand in it."@en'),
    ("text-capitals", "propositions", '= mgc:p-010 dg:paraphrase "ALL OF IT SHOUTS."@en'),
    ("text-language", "claims", '= mgc:c-155 dg:hedgeCue "sans doute"@fr'),
    ("text-language", "propositions", '= mgc:p-010 dg:paraphrase "Une phrase en langue étrangère."@fr'),
    ("text-twice", "claims", '+ mgc:c-155 dg:hedgeCue "perhaps"@en'),
    ("same-text", "AUTHORITY places", '= place:kabul skos:definition "DEFINITION-OF-DHAKA"@en'),
    ("paraphrase-sentence", "propositions", '= mgc:p-010 dg:paraphrase "Embassies"@en'),
    ("paraphrase-negated", "propositions", '= mgc:p-010 dg:paraphrase "Embassies do not work well."@en'),
    ("passage-order", "passages", '= mgc:s-011 dg:sentence "9"^^xsd:integer'),
    ("passage-order", "passages", '= mgc:s-011 dg:section "elsewhere"'),
    ("passage-gap", "passages", '= mgc:s-011 dg:endOffset "1"^^xsd:integer'),
    ("passage-kind", "passages", "= mgc:s-011 dg:passageKind passagekind:note"),
    ("passage-kind", "passages", "= mgc:s-011 dg:passageKind passagekind:heading"),
    ("note-number", "passages", '= mgc:s-105 dg:noteNumber "77"^^xsd:integer'),
    ("note-uncited", "citations", "= mgc:cite-10 dg:citingNote mgc:s-104"),
    ("two-stances", "claims", "= mgc:c-018 dg:content CONTENT-OF-17", "= mgc:c-018 dg:stance stance:denies"),
    ("name-ambiguous", "names", "= mgc:n-001 dg:denotes actor:india", '+ mgc:n-998 dg:name "our"@en'),
    ("identifier", "AUTHORITY actors", '= actor:pakistan dcterms:identifier "iso3166-1:PK"'),
    ("identifier", "AUTHORITY actors", '= actor:pakistan dcterms:identifier "iso3166-1:IND"'),
    ("match-form", "AUTHORITY actors", "= actor:pakistan skos:exactMatch https://en.wikipedia.org/wiki/Pakistan"),
    ("match-form", "AUTHORITY actors", "= actor:pakistan skos:exactMatch wd:P843"),
    ("orphan", "AUTHORITY places", "+ place:nowhere rdf:type dg:Place"),
    ("work-agent", "AUTHORITY works", "= work:ali-2023-managing dcterms:creator place:kabul"),
    ("work-label", "AUTHORITY works", '= work:ali-2023-managing skos:prefLabel "Another title"@en'),
    ("work-part", "AUTHORITY works", "+ work:ali-2023-managing dcterms:isPartOf work:ali-2023-managing"),
    ("work-dated", "AUTHORITY works", '= work:afzal-2023-two-track dcterms:issued "2022-03-02"^^edtf:EDTF'),
    ("source-normalisation", "source", '= work:modest-geopolitical-case dg:normalisation "n2"'),
    ("step-elsewhere", "argument", "= mgc:i-059 dg:anchor mgc:s-004"),
    ("premise-unheld", "argument", "+ mgc:i-059 dg:premise mgc:c-235"),
    ("situation-circle", "relations", "+ relation:pakistan-india-rivalry dg:about relation:pakistan-india-rivalry"),
    ("role-barred", "causal-links", "+ CAUSE dg:initiator actor:india"),
    ("cue-coded-twice", "claims", '= mgc:c-155 dg:hedgeCue "certainly"@en'),
    ("note-unsure", "claims", '+ mgc:c-155 dg:encoderNote "A reason."@en'),
    ("figure-count", "measurements", '= measure:civilian-deaths-2020 dg:value "-1"^^xsd:integer'),
    ("figure-year", "measurements", '= measure:civilian-deaths-2020 dg:when "2019"^^edtf:EDTF'),
    ("date-plausible", "measurements", '= measure:civilian-deaths-2020 dg:when "2920"^^edtf:EDTF'),
    ("cited-later", "AUTHORITY works", '= work:jamal-2023-gaza dcterms:issued "2029"^^edtf:EDTF'),
    ("term-redefined", "claims", "+ dg:Actor rdfs:subClassOf dg:Person"),
    ("class-circle", "claims", "+ dg:Actor rdfs:subClassOf dg:Person"),
]  # fmt: skip


def test_the_essay_passes_them_all() -> None:
    assert not ESSAY.found()


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}-{number}" for number, case in enumerate(CASES)])
def test_one_change_is_noticed(case: tuple[str, ...]) -> None:
    rule, name, *changes = case
    graph = AUTHORITY + name.split()[1] if " " in name else MGC + name
    try:
        for change in changes:
            new = row(_filled(change[2:]))
            kept = ESSAY.graphs[graph]
            if change[0] == "=":
                assert any(old[:2] == new[:2] for old in kept), "nothing is replaced"
                kept = [old for old in kept if old[:2] != new[:2]]
            ESSAY.graphs[graph] = [*kept, new]
        if rule == "name-ambiguous":
            ESSAY.graphs[graph] += [row(f"mgc:n-998 {rest}") for rest in ("rdf:type dg:NameUse", "dg:anchor mgc:s-004")]
            ESSAY.graphs[graph].append(row("mgc:n-998 dg:denotes actor:pakistan"))
        assert rule in {finding.rule for finding in ESSAY.found([graph])}
    finally:
        ESSAY.restore([graph])


def _filled(change: str) -> str:
    """Put in the names that the graph may give anew."""

    def said(graph: str, statement: str) -> str:
        return next(old[2] for old in ESSAY.graphs[graph] if old[:2] == row(statement)[:2])

    return (
        change.replace("CONTENT-OF-17", said(MGC + "claims", "mgc:c-017 dg:content x"))
        .replace("DEFINITION-OF-DHAKA", said(AUTHORITY + "places", "place:dhaka skos:definition x"))
        .replace("CAUSE", ESSAY.graphs[MGC + "causal-links"][0][0])
    )


def test_every_rule_says_what_holds() -> None:
    for rule in RULES:
        assert rule.__doc__ and rule.__doc__.splitlines()[0].endswith("."), rule
