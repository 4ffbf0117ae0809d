"""Questions across documents: what an encoder aligned, and how estimates changed."""

from __future__ import annotations

from pathlib import Path

import companions
import pyoxigraph as ox
import pytest
from paths import DOCS

import diplograph
from diplograph.answers.result import Result
from diplograph.data import bundled
from diplograph.namespaces import PREFIXES
from diplograph.queries.catalogue import Catalogue
from diplograph.sparql.rdflib import RdflibExecutor

QUESTIONS = [q for q in Catalogue(bundled.queries()) if q.family == "alignments" or q.name == "disagreements"]
CATALOGUE = Catalogue(bundled.queries())


@pytest.fixture(scope="module")
def two(again: Path, tmp_path_factory: pytest.TempPathFactory) -> diplograph.Library:
    aligned = companions.write_alignments(tmp_path_factory.mktemp("aligned"))
    return diplograph.load(DOCS / "deep-harbour", again, aligned)


def slugs(result: Result[object], *columns: str) -> list[tuple[str, ...]]:
    return [tuple(getattr(cell := getattr(row, name), "slug", cell) or "" for name in columns) for row in result]


def test_alignments(two: diplograph.Library) -> None:
    assert slugs(two.alignments_all(), "proposition", "kind", "other", "encoder_confidence") == [
        (f"p-{one}", kind, f"p-{other}", sure) for one, kind, other, sure, _ in companions.PAIRS
    ]
    assert len(two.alignments_all(kind="same")) == 3
    assert slugs(two.alignment_graphs(), "graph") == [("alignments",)]


def test_claims_that_are_aligned_with_a_claim_from_either_side(two: diplograph.Library) -> None:
    columns = ("kind", "encoder_confidence", "other", "holder", "stance", "likelihood", "cue", "document")
    (before,) = slugs(two.aligned_claims(claim="deep-harbour/c-009"), *columns)
    assert before[:3] == ("updated by", "moderate", "c-005a")
    assert before[3:] == ("imelda-rossi", "concedes", "almost-certain", "no doubt", "harbour-again")
    (after,) = slugs(two.aligned_claims(claim="harbour-again/c-005a"), *columns)
    assert after[:3] == ("updates", "moderate", "c-009") and after[3] == "nadia-farrow"
    reported = two.aligned_claims(claim="harbour-again/c-004a")[0]
    assert reported.reporter is not None and reported.reporter_stance is not None


def test_changes(two: diplograph.Library) -> None:
    found = slugs(two.changes(), "before", "after", "direction", "kind", "encoder_confidence")
    assert found == [
        ("c-001", "c-003a", "as sure", "same", "high"),
        ("c-002", "c-004a", "as sure", "same", "high"),
        ("c-003", "c-004a", "turned round", "same", "high"),
        ("c-008", "c-006a", "turned round", "contrary", "moderate"),
        ("c-009", "c-005a", "surer", "updates", "moderate"),
        ("c-010", "c-007a", "newly denied", "same", "low"),
    ]
    (row,) = two.changes(kind="updates")
    assert (row.before_date, row.after_date) == ("2025-05", "2027-01")
    assert (row.before_cue, row.after_cue) == ("probably", "no doubt")
    assert (row.before_section, row.after_section) == ("section-1", "section-1")


def test_changes_of_a_claim_an_entity_or_a_kind(two: diplograph.Library) -> None:
    assert len(two.changes(claim="deep-harbour/c-009")) == len(two.changes(claim="harbour-again/c-005a")) == 1
    assert len(two.changes(claim="harbour-again/c-004a")) == 2
    assert slugs(two.changes(entity="port-amity-authority"), "before") == []
    assert ("c-010",) not in slugs(two.changes(entity="china"), "before")
    assert ("c-010",) in slugs(two.changes(entity="pakistan"), "before")


def test_disagreements_across_documents_name_the_alignment(two: diplograph.Library) -> None:
    columns = ("claim", "other", "other_stance", "alignment", "alignment_kind", "encoder_confidence")
    assert slugs(two.disagreements(), *columns) == [
        ("c-002", "c-003", "denies", "", "", ""),
        ("c-008", "c-006a", "asserts", "al-004", "contrary", "moderate"),
        ("c-010", "c-007a", "denies", "al-005", "same", "low"),
        ("c-004a", "c-003", "denies", "al-002", "same", "high"),
    ]


def test_a_row_of_two_documents_says_so(two: diplograph.Library) -> None:
    assert {len(documents) for documents in two.changes().documents} == {2}


@pytest.mark.rdflib
@pytest.mark.parametrize("saved", QUESTIONS, ids=lambda q: q.name)
def test_another_engine_gives_the_same_rows(two: diplograph.Library, saved: object) -> None:
    text = getattr(saved, "text")  # noqa: B009
    theirs = RdflibExecutor(two.dataset()).select(text)
    ours = two.executor.select(text)
    assert [tuple(map(str, row)) for row in ours.rows] == [tuple(map(str, row)) for row in theirs.rows]


# Directions

HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + "PREFIX x: <https://example.org/>\n"
CLAIM = """x:{side} dg:content x:{side}-p ; dg:holder x:a ; dg:stance stance:{stance} ; {hedge} dg:anchor x:{side}-s .
x:{side}-p dg:paraphrase "{side}" . x:{side}-s dg:source x:{side}-d ; dg:section "1" .
x:{side}-d sem:hasEarliestBeginTimeStamp "{day}"^^xsd:date .
"""


def direction(
    before: str, after: str, kind: str = "same", turned: bool = False, described: tuple[str, str] = ("", "")
) -> str:
    """Return the direction from a claim to another, each a stance and a hedge such as ``asserts likely``.

    ``described`` is what is known of the situation of each.
    """
    store = ox.Store()
    store.load((bundled.ontology() / "schemes.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    body = ""
    for side, said, day in (("before", before, "1955-03-01"), ("after", after, "1956-11-01")):
        stance, _, hedge = said.partition(" ")
        scheme = "confidence" if hedge in ("low", "moderate", "high") else "likelihood"
        body += CLAIM.format(side=side, stance=stance, day=day, hedge=hedge and f"dg:{scheme} {scheme}:{hedge} ;")
    for side, known in zip(("before", "after"), described, strict=True):
        body += f"x:{side}-p dg:describes x:{side}-e . x:{side}-e {known} . " if known else ""
    ends = ("before", "after") if turned else ("after", "before")
    body += f"x:al dg:alignedFrom x:{ends[0]}-p ; dg:alignedTo x:{ends[1]}-p ; dg:alignmentKind alignkind:{kind} ;"
    store.update(f"{HEAD}INSERT DATA {{ {body} dg:encoderConfidence confidence:high }}")
    answer = store.query(CATALOGUE.find("changes").text, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    (row,) = list(answer)
    assert row["before"].value.endswith("/before")
    return str(row["direction"].value)


FLAT = "unmodalised"
DIRECTIONS = [
    (f"asserts {FLAT}", f"asserts {FLAT}", "as sure"),
    (f"asserts {FLAT}", f"concedes {FLAT}", "as sure"),
    ("asserts likely", "asserts very-likely", "surer"),
    ("asserts very-likely", "asserts likely", "less sure"),
    ("asserts likely", f"asserts {FLAT}", "surer"),
    (f"asserts {FLAT}", "asserts almost-certain", "less sure"),
    ("asserts low", "asserts high", "surer"),
    ("asserts high", "asserts low", "less sure"),
    ("asserts high", f"asserts {FLAT}", "surer"),
    ("asserts likely", "asserts high", "not comparable"),
    ("asserts unquantified-possibility", "asserts likely", "not comparable"),
    ("asserts unquantified-possibility", "asserts unquantified-possibility", "as sure"),
    ("asserts unquantified-possibility", f"asserts {FLAT}", "surer"),
    (f"asserts {FLAT}", "asserts unquantified-possibility", "less sure"),
    (f"asserts {FLAT}", f"denies {FLAT}", "newly denied"),
    ("concedes likely", "denies moderate", "newly denied"),
    (f"denies {FLAT}", f"asserts {FLAT}", "turned round"),
    ("asserts likely", "asserts unlikely", "turned round"),
    ("asserts unlikely", "asserts very-unlikely", "surer"),
    ("denies likely", "denies very-likely", "surer"),
    ("asserts likely", "asserts roughly-even", "less sure"),
    ("asserts roughly-even", "asserts unlikely", "surer"),
    (f"asserts {FLAT}", "doubts", "less sure"),
    ("leaves-open", f"denies {FLAT}", "surer"),
    ("leaves-open", "doubts", "as sure"),
    (f"asserts {FLAT}", "supposes", "not comparable"),
]


@pytest.mark.parametrize(("before", "after", "expected"), DIRECTIONS)
def test_direction(before: str, after: str, expected: str) -> None:
    assert direction(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "kind", "expected"),
    [
        (f"asserts {FLAT}", f"asserts {FLAT}", "contrary", "turned round"),
        (f"asserts {FLAT}", f"denies {FLAT}", "contrary", "not comparable"),
        ("asserts likely", f"asserts {FLAT}", "broader", "not comparable"),
        ("asserts likely", "asserts almost-certain", "updates", "surer"),
    ],
)
def test_direction_by_kind_of_alignment(before: str, after: str, kind: str, expected: str) -> None:
    assert direction(before, after, kind) == expected


FIGURE = "dg:situationType measuretype:price ; dg:unit unit:euros ; dg:value {}"


@pytest.mark.parametrize(
    ("before", "after", "described", "expected"),
    [
        (f"asserts {FLAT}", f"asserts {FLAT}", (FIGURE.format(120), FIGURE.format(310)), "more"),
        ("asserts likely", f"asserts {FLAT}", (FIGURE.format(12.5), FIGURE.format(9)), "less"),
        ("asserts likely", f"asserts {FLAT}", (FIGURE.format(9), FIGURE.format(9.0)), "surer"),
        (
            f"asserts {FLAT}",
            f"asserts {FLAT}",
            (FIGURE.format(9), FIGURE.format(8).replace("price", "area")),
            "as sure",
        ),
        (f"asserts {FLAT}", f"denies {FLAT}", (FIGURE.format(9), FIGURE.format(8)), "newly denied"),
        (
            "asserts likely",
            "asserts likely",
            ("dg:valence valence:cooperative", "dg:valence valence:conflictual"),
            "turned round",
        ),
        (
            "asserts likely",
            "concedes likely",
            ("dg:valence valence:conflictual", "dg:valence valence:cooperative"),
            "turned round",
        ),
        ("asserts likely", "asserts likely", ("dg:valence valence:mixed", "dg:valence valence:conflictual"), "as sure"),
    ],
)
def test_what_goes_another_way_is_said_before_sureness(
    before: str, after: str, described: tuple[str, str], expected: str
) -> None:
    assert direction(before, after, "updates", described=described) == expected


def test_the_earlier_document_comes_first_whichever_end_it_is() -> None:
    assert direction("asserts likely", f"asserts {FLAT}", turned=True) == "surer"
