"""Comparison and contradiction across documents go through alignments, and say which and how sure."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import companions
import pytest
from paths import DOCS

import diplograph
from diplograph.argument.candidates import candidates, contents
from diplograph.argument.compare import Comparison
from diplograph.argument.objections import Ground
from diplograph.terms import Iri


@pytest.fixture(scope="module")
def aligned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return companions.write_alignments(tmp_path_factory.mktemp("aligned"))


@pytest.fixture(scope="module")
def two(again: Path, aligned: Path) -> diplograph.Library:
    return diplograph.load(DOCS / "deep-harbour", again, aligned)


@pytest.fixture(scope="module")
def apart(again: Path) -> diplograph.Library:
    return diplograph.load(DOCS / "deep-harbour", again)


def test_contradictions_name_the_alignment(two: diplograph.Library, apart: diplograph.Library) -> None:
    across = [row for row in two.contradictions() if row.alignment]
    assert [
        (r.claim.slug, r.other.slug, r.ground, r.encoder_confidence and r.encoder_confidence.slug) for r in across
    ] == [
        ("c-003", "c-004a", Ground.SAME, "high"),
        ("c-008", "c-006a", Ground.CONTRARY, "moderate"),
        ("c-010", "c-007a", Ground.SAME, "low"),
    ]
    assert [row for row in two.contradictions() if not row.alignment] == list(apart.contradictions())


def test_an_update_is_no_contradiction(two: diplograph.Library) -> None:
    assert not any("c-009" in (row.claim.slug, row.other.slug) for row in two.contradictions())


def test_compare(two: diplograph.Library, apart: diplograph.Library) -> None:
    rows = two.viewpoint("nadia-farrow").compare(two.viewpoint("imelda-rossi"))
    across = {(r.first_claim.slug, r.second_claim.slug): r for r in rows if r.first_claim and r.second_claim}
    assert {pair: row.kind for pair, row in across.items()} == {
        ("c-001", "c-003a"): Comparison.AGREE,
        ("c-003", "c-004a"): Comparison.DIFFER,
        ("c-008", "c-006a"): Comparison.DIFFER,
        ("c-009", "c-005a"): Comparison.CHANGED,
        ("c-010", "c-007a"): Comparison.DIFFER,
    }
    row = across["c-009", "c-005a"]
    assert row.alignment and row.alignment.slug == "al-003"
    assert row.alignment_kind and row.alignment_kind.slug == "updates"
    assert row.encoder_confidence and row.encoder_confidence.slug == "moderate"
    assert row.second_paraphrase and row.second_paraphrase != row.paraphrase
    single = [row for row in rows if not (row.first_claim and row.second_claim)]
    assert not {r.first_claim for r in single if r.first_claim} & {r.first_claim for r in across.values()}
    alone = apart.viewpoint("nadia-farrow").compare(apart.viewpoint("imelda-rossi"))
    assert all(row.alignment is None and not (row.first_claim and row.second_claim) for row in alone)


def test_the_same_the_other_way_round(two: diplograph.Library) -> None:
    one, other = two.viewpoint("nadia-farrow"), two.viewpoint("imelda-rossi")
    there = {(r.first_claim, r.second_claim, r.kind) for r in one.compare(other) if r.alignment}
    back = {(r.second_claim, r.first_claim, r.kind) for r in other.compare(one) if r.alignment}
    assert there == back and len(there) == 5


def test_what_is_broader_is_said_and_never_counted(again: Path, tmp_path: Path) -> None:
    folder = companions.write_alignments(tmp_path)
    file = folder / "alignments.ttl"
    file.write_text(file.read_text("utf-8").replace("alignkind:same", "alignkind:broader"), "utf-8")
    kg = diplograph.load(DOCS / "deep-harbour", again, folder)
    assert {row.ground for row in kg.contradictions() if row.alignment} == {Ground.CONTRARY}
    kinds = {r.kind for r in kg.anyone().compare(kg.viewpoint("imelda-rossi")) if r.alignment}
    assert kinds == {Comparison.RELATED, Comparison.CHANGED, Comparison.DIFFER}
    assert kg.changes(kind="broader")[0].direction == "not comparable"
    assert kg.aligned_claims(claim="deep-harbour/c-001")[0].kind == "narrower"


def test_no_alignment_makes_anything_stand_or_fall(two: diplograph.Library, apart: diplograph.Library) -> None:
    for holder in ("nadia-farrow", "imelda-rossi"):
        ours, theirs = two.viewpoint(holder), apart.viewpoint(holder)
        assert list(ours.acceptance().rows) == list(theirs.acceptance().rows)
        assert list(ours.rows) == list(theirs.rows)
    assert list(two.against("deep-harbour/c-010")) == list(apart.against("deep-harbour/c-010"))


def test_a_large_graph_is_compared_likewise(two: diplograph.Library, again: Path, aligned: Path) -> None:
    large = diplograph.load(DOCS / "deep-harbour", again, aligned)
    large.executor.large = True  # type: ignore[misc, attr-defined, unused-ignore]
    expected = list(two.viewpoint("nadia-farrow").compare(two.viewpoint("imelda-rossi")))
    assert list(large.viewpoint("nadia-farrow").compare(large.viewpoint("imelda-rossi"))) == expected


def test_the_card_of_a_claim_names_what_it_is_aligned_with(two: diplograph.Library) -> None:
    text = two.claim("deep-harbour/c-009").to_text()
    assert "aligned by the encoder, not by a holder (1)" in text
    assert "updated by in work:harbour-again (align:al-003, encoder's confidence: moderate)" in text
    assert "imelda-rossi concedes (almost certain, “no doubt”)" in text
    assert "aligned" not in two.claim("deep-harbour/c-004").to_text()


def test_no_row_and_no_card_drops_who_holds_it(two: diplograph.Library) -> None:
    for row in two.changes():
        assert row.before_holder and row.after_holder and row.before_stance and row.after_stance
    reported = [row for row in two.changes() if row.before_reporter]
    assert [(r.before_reporter.slug, r.before_reporter_stance.slug) for r in reported] == [("nadia-farrow", "rejects")]  # type: ignore[union-attr]


def test_candidates(again: Path) -> None:
    loaded = diplograph.load(again), diplograph.load(DOCS / "deep-harbour")
    ours, theirs = (contents(kg, kg.argument.claims) for kg in loaded)
    found = candidates(ours, theirs)
    wanted = {(f"p-{one}", f"p-{other}") for one, _, other, _, _ in companions.PAIRS}
    assert {(row.proposition.slug, row.other_proposition.slug) for row in found[:5]} == wanted
    assert [row.score for row in found] == sorted((row.score for row in found), reverse=True)
    first = found[0]
    assert first.shared and first.holder.slug == "imelda-rossi" and first.other_holder.slug == "nadia-farrow"
    known = {frozenset((Iri(first.proposition), Iri(first.other_proposition)))}
    assert first not in list(candidates(ours, theirs, known))
    assert not candidates(ours, theirs, least=101)
    every = candidates(ours, theirs, least=0)
    partners = Counter(end for row in every for end in (row.proposition, row.other_proposition))
    assert max(partners.values()) == 2
    pairs = [frozenset((row.proposition, row.other_proposition)) for row in every]
    assert len(candidates(ours, theirs, pairs[:1], least=0)) < len(every)  # a decision leaves less to decide


def test_alignments_of_a_document_that_is_not_there_join_nothing(again: Path, aligned: Path) -> None:
    kg = diplograph.load(again, aligned)
    assert not kg.changes() and not any(row.alignment for row in kg.contradictions())
    assert kg.claim("harbour-again/c-005a").aligned == ()


def test_the_copy_of_a_folder_is_another_encoders(again: Path, aligned: Path, tmp_path: Path) -> None:
    """Two may align the same documents; each row says whose alignment it is by its name."""
    mine = Path(shutil.copytree(aligned, tmp_path / "mine"))
    for path in mine.iterdir():
        path.write_text(path.read_text("utf-8").replace("/alignments/", "/mine/"), "utf-8")
    kg = diplograph.load(DOCS / "deep-harbour", again, aligned, mine)
    assert len(kg.changes()) == 12
    assert {row.alignment.curie.split(":")[0] for row in kg.changes()} == {"align", "https"}
