"""Each rule that is no shape: it passes on the essay, and fires on one change."""

from __future__ import annotations

import re

import pytest
from essays import Essay

from diplograph import vocab
from diplograph.checks.rules import RULES
from diplograph.data.rows import Row
from diplograph.namespaces import GRAPH, expand

ESSAY = Essay()
MGC = GRAPH + "modest-geopolitical-case/"
AUTHORITY = GRAPH + "authority/"
PRACTICAL = vocab.argument_scheme.practical_reasoning


def row(text: str) -> Row:
    """Return the statement of a line: subject, predicate, and an IRI, or a literal with its tag or datatype."""
    subject, predicate, value = text.split(" ", 2)
    literal = re.fullmatch(r'"(.*)"(@[\w-]+|\^\^(\S+))?', value, re.S)
    start, verb = (expand(name) or name for name in (subject, predicate))
    if not literal:
        return start, verb, expand(value) or value, ""
    kind = literal[2] or "^^xsd:string"
    return start, verb, literal[1], kind if kind.startswith("@") else (expand(kind[2:]) or kind[2:])


# Rule, graph, and what is done there: put beside what is said (+), put in place of what is said by that predicate (=),
# or taken away (-).
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
    ("paraphrase-hedged", "propositions", '= mgc:p-010 dg:paraphrase "Embassies may work well."@en'),
    ("paraphrase-attributed", "propositions", '= mgc:p-010 dg:paraphrase "Ted Craig argues that embassies work."@en'),
    ("paraphrase-attributed", "propositions", '= mgc:p-010 dg:paraphrase "According to some, embassies work."@en'),
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
    ("year-outside", "measurements", '= measure:civilian-deaths-2020 dg:when "2019"^^edtf:EDTF'),
    ("year-outside", "events", '= event:pakistan-election-2024 dg:when "2023-02-08"^^edtf:EDTF'),
    ("year-outside", "events", '= event:pakistan-in-china-orbit dg:when "../2023"^^edtf:EDTF'),
    ("date-plausible", "measurements", '= measure:civilian-deaths-2020 dg:when "2920"^^edtf:EDTF'),
    ("cited-later", "AUTHORITY works", '= work:jamal-2023-gaza dcterms:issued "2029"^^edtf:EDTF'),
    ("term-redefined", "claims", "+ dg:Actor rdfs:subClassOf dg:Person"),
    ("class-circle", "claims", "+ dg:Actor rdfs:subClassOf dg:Person"),
    ("value-kind", "passages", '= mgc:s-011 dg:quoteDigest "DIGEST-OF-11"@en'),
    ("value-kind", "source", '= work:modest-geopolitical-case dg:normalisation "n1"@en'),
    ("value-kind", "source", '= work:modest-geopolitical-case dg:textLength "15171"'),
    ("value-kind", "source", '= work:modest-geopolitical-case dg:publishedAt "https://example.org/"'),
    ("value-kind", "AUTHORITY actors", '= actor:pakistan dcterms:identifier "iso3166-1:PAK"@en'),
    ("work-label", "AUTHORITY works", '= work:ali-2023-managing skos:prefLabel "TITLE"'),
    ("value-kind", "AUTHORITY places", '= place:dhaka geo:lat "23.7"@en'),
    ("passage-gap", "passages", '= mgc:s-011 dg:endOffset "1597"^^xsd:integer'),
    ("scheme-conclusion", "argument", "= PRACTICAL dg:conclusion mgc:c-017"),
    ("scheme-premises", "argument", "= mgc:i-032 dg:premise mgc:c-093", "= mgc:i-032 dg:conclusion mgc:c-094"),
    ("premise-uncommitted", "argument", "= mgc:i-153 dg:premise mgc:c-106", "= mgc:i-153 dg:conclusion mgc:c-163"),
    ("conflict-agreed", "claims", "= mgc:c-028 dg:content CONTENT-OF-37", "= mgc:c-028 dg:stance stance:denies"),
    ("conflict-missing", "claims", "= mgc:c-018 dg:content CONTENT-OF-17", "= mgc:c-018 dg:stance stance:denies"),
    ("limit-elsewhere", "claims", "= mgc:c-163 dg:boundedBy mgc:c-017"),
    ("part-of-event", "relations", "+ relation:pakistan-india-rivalry dg:partOf event:beijing-moves-in"),
    ("preference-idle", "argument", "= mgc:w-009 dg:preferred mgc:c-084", "= mgc:w-009 dg:preferredOver mgc:c-085"),
    ("role-twice", "events", "+ event:afghan-taliban-refuge-for-ttp dg:initiator actor:ttp"),
    ("same-content", "argument", "= mgc:x-003 dg:attacker mgc:c-028"),
    ("same-link", "passages", "= mgc:s-011 dg:textFragment LINK-OF-10"),
    ("source-issued", "source", "+ work:modest-geopolitical-case dg:publishedAt https://example.org/elsewhere"),
    ("work-publisher", "AUTHORITY works", "- work:ali-2023-managing dcterms:publisher actor:middle-east-institute"),
]  # fmt: skip

# Where a change of one thing could be taken for a fault of another.
EXPECTED = {
    "conflict-agreed": {"mgc:x-002"},
    "conflict-missing": {"mgc:c-018"},
    "limit-elsewhere": {"mgc:c-163"},
    "part-of-event": {"relation:pakistan-india-rivalry"},
    "preference-idle": {"mgc:w-009"},
    "role-twice": {"event:afghan-taliban-refuge-for-ttp"},
    "same-content": {"mgc:x-002", "mgc:x-003"},
    "same-link": {"mgc:s-010", "mgc:s-011"},
    "source-issued": {"work:modest-geopolitical-case"},
    "work-publisher": {"work:ali-2023-managing"},
}


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
            if change[0] in "=-":
                assert any(old[:2] == new[:2] for old in kept), "nothing is replaced"
                kept = [old for old in kept if old[:2] != new[:2]]
            ESSAY.graphs[graph] = [*kept, new] if change[0] in "=+" else kept
        if rule == "name-ambiguous":
            ESSAY.graphs[graph] += [row(f"mgc:n-998 {rest}") for rest in ("rdf:type dg:NameUse", "dg:anchor mgc:s-004")]
            ESSAY.graphs[graph].append(row("mgc:n-998 dg:denotes actor:pakistan"))
        found = [finding for finding in ESSAY.found([graph]) if finding.rule == rule]
        assert found and all(finding.subject in EXPECTED.get(rule, finding.subject) for finding in found), found
    finally:
        ESSAY.restore([graph])


@pytest.mark.parametrize(
    "found_by",
    [
        "foaf:page https://example.org/a",
        'dcterms:identifier "doi:10.1000/1"',
        "dcterms:creator actor:middle-east-institute",
    ],
)
def test_a_work_that_can_be_found_needs_no_publisher(found_by: str) -> None:
    graph, work = AUTHORITY + "works", "work:ali-2023-managing"
    gone = row(f"{work} dcterms:publisher actor:middle-east-institute")
    try:
        kept = [old for old in ESSAY.graphs[graph] if old[:2] != gone[:2]]
        assert len(kept) == len(ESSAY.graphs[graph]) - 1
        ESSAY.graphs[graph] = [*kept, row(f"{work} {found_by}")]
        assert not [finding for finding in ESSAY.found([graph]) if finding.rule == "work-publisher"]
    finally:
        ESSAY.restore([graph])


def _filled(change: str) -> str:
    """Put in the names that the graph may give anew."""

    def said(graph: str, statement: str) -> str:
        return next(old[2] for old in ESSAY.graphs[graph] if old[:2] == row(statement)[:2])

    return (
        change.replace("CONTENT-OF-17", said(MGC + "claims", "mgc:c-017 dg:content x"))
        .replace("DIGEST-OF-11", said(MGC + "passages", "mgc:s-011 dg:quoteDigest x"))
        .replace("TITLE", said(AUTHORITY + "works", "work:ali-2023-managing dcterms:title x"))
        .replace("PRACTICAL", next(old[0] for old in ESSAY.graphs[MGC + "argument"] if old[2] == PRACTICAL))
        .replace("CONTENT-OF-37", said(MGC + "claims", "mgc:c-037 dg:content x"))
        .replace("LINK-OF-10", said(MGC + "passages", "mgc:s-010 dg:textFragment x"))
        .replace("DEFINITION-OF-DHAKA", said(AUTHORITY + "places", "place:dhaka skos:definition x"))
        .replace("CAUSE", ESSAY.graphs[MGC + "causal-links"][0][0])
    )


def test_every_rule_says_what_holds() -> None:
    for rule in RULES:
        assert rule.__doc__ and rule.__doc__.splitlines()[0].endswith("."), rule
