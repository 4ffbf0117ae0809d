"""Companions: documents that are loaded by name, and what comes where a document names it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import diplograph
from diplograph.checks.run import check
from diplograph.cli import main
from diplograph.data import bundled
from diplograph.errors import NotFound
from diplograph.namespaces import GRAPH, curie
from diplograph.sparql.executor import Solutions
from diplograph.sparql.transfer import Files
from diplograph.vocab import dg

REAL = sorted(bundled.companion_folders())


def titles(kg: diplograph.Library) -> set[str]:
    return {row.document.slug for row in kg.documents_all()}


def graphs(kg: diplograph.Library) -> set[str]:
    return {str(name.value) for name in kg.store.named_graphs()}


def test_each_bundled_companion_is_sound() -> None:
    folders = [folder for folder in bundled.companions().iterdir() if folder.is_dir()]
    for folder in folders:
        assert check([folder]).findings == [], folder


def test_the_whole_bundle_is_sound_with_its_companions(shelf: Path) -> None:
    assert check([bundled.graphs()]).findings == []


@pytest.mark.parametrize("name", REAL or [pytest.param("", marks=pytest.mark.skip("there are no companions yet"))])
def test_a_real_companion_is_loaded_by_its_name(name: str) -> None:
    kg = diplograph.load(diplograph.bundled, name)
    assert titles(kg) == {"modest-geopolitical-case", name}


def test_the_estimates_are_described_by_the_shared_works() -> None:
    listed = {each.name: (each.title, each.issued) for each in diplograph.companions()}
    assert listed["nie-52-55"] == ("NIE 52-55: Probable Developments in Pakistan", "1955-03-15")
    assert listed["nie-52-56"] == ("NIE 52-56: Probable Developments in Pakistan", "1956-11-13")


def test_the_estimates_come_with_their_alignments() -> None:
    kg = diplograph.load(diplograph.bundled, "nie-52-55", "nie-52-56")
    met = {(row.before.split("/id/")[1], row.after.split("/id/")[1]) for row in kg.changes()}
    assert ("nie-52-55/c-039a", "nie-52-56/c-035a") in met


def test_they_are_listed(shelf: Path) -> None:
    assert [(each.name, each.issued) for each in diplograph.companions()] == [
        ("deep-harbour", "2025-05"),
        ("harbour-again", "2027-01"),
    ]
    assert diplograph.companions()[1].title == "Port Amity, Two Years On"


def test_the_default_is_the_essay_alone(shelf: Path) -> None:
    for kg in (diplograph.load(), diplograph.load(diplograph.bundled)):
        assert titles(kg) == {"modest-geopolitical-case"}
        assert not any("companions" in graph for graph in graphs(kg))


def test_one_is_loaded_by_its_name_alone_or_beside_the_essay(shelf: Path) -> None:
    assert titles(diplograph.load("harbour-again")) == {"harbour-again"}
    both = diplograph.load(diplograph.bundled, "harbour-again")
    assert titles(both) == {"modest-geopolitical-case", "harbour-again"}
    assert GRAPH + "companions/harbour-again/claims" in graphs(both)


def test_a_path_that_is_there_comes_before_a_name(
    shelf: Path, tmp_path: Path, again: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(again, tmp_path / "deep-harbour")
    monkeypatch.chdir(tmp_path)
    assert {curie(row.document) for row in diplograph.load("deep-harbour").documents_all()} == {"work:harbour-again"}


def test_a_misspelt_name_is_an_error_with_those_that_come_near(shelf: Path) -> None:
    with pytest.raises(NotFound, match="there is a companion deep-harbour"):
        diplograph.load("deep-harbor")
    with pytest.raises(NotFound, match=r"Check the path\.$"):
        diplograph.load("xyz")


def test_on_the_command_line(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "documents_all", "--with", "harbour-again", "--with", "deep-harbour", "--format", "csv"]) == 0
    rows = [line.split(",")[0] for line in capsys.readouterr().out.splitlines()[1:]]
    assert [row.rpartition("/")[2] for row in rows] == ["deep-harbour", "harbour-again", "modest-geopolitical-case"]
    assert main(["query", "documents_all", "--data", "deep-harbour", "--with", "harbour-again", "--format", "csv"]) == 0
    assert "modest" not in capsys.readouterr().out
    assert main(["check", "--with", "harbour-again", "--format", "json"]) == 0
    assert main(["check", "--with", "harbour-agian"]) == 2
    assert "Did you mean harbour-again? There are deep-harbour, harbour-again." in capsys.readouterr().err


def test_a_store_or_an_endpoint_holds_what_it_holds(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "timeline", "--store", "x.store", "--with", "harbour-again"]) == 2
    assert "exclude each other" in capsys.readouterr().err


def test_help_lists_them(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["query", "--help"])
    assert "deep-harbour, harbour-again" in " ".join(capsys.readouterr().out.split())


def test_there_may_be_none(shelf: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bundled, "companions", lambda: tmp_path)
    assert diplograph.companions() == ()
    assert main(["check", "--with", "harbour-again"]) == 2


# What comes where a document names it


@pytest.fixture
def naming(tmp_path: Path, again: Path) -> Path:
    """A copy of the later document whose China is the shared Harbour Board."""
    copy = tmp_path / "harbour-again"
    shutil.copytree(again, copy)
    events = copy / "events.ttl"
    events.write_text(events.read_text(encoding="utf-8").replace("actor:china", "actor:harbour-board"), "utf-8")
    return copy


def test_shared_actors_come_where_a_document_names_them(shelf: Path, naming: Path, tmp_path: Path) -> None:
    kg = diplograph.load(naming)
    assert kg.actor("Harbour Board").iri.slug == "harbour-board"
    assert "harbour-court" not in {row.actor.slug for row in kg.actors_all()}
    assert GRAPH + "companions/shared/named" in graphs(kg)
    assert not any(f.rule == "dangling-reference" for f in check([naming]).findings)
    stored = diplograph.load(naming, store=tmp_path / "store")
    assert list(stored.actors_all()) == list(kg.actors_all())
    assert GRAPH + "companions/shared/named" in Files([naming], context=True).graphs()
    assert diplograph.from_graph(kg.dataset()).actor("Harbour Board")


def test_a_document_that_names_none_gets_none(shelf: Path) -> None:
    assert not any("companions/shared" in graph for graph in graphs(diplograph.load("harbour-again")))


def test_alignments_come_where_both_ends_are_there(shelf: Path, tmp_path: Path) -> None:
    alone, both = diplograph.load("harbour-again"), diplograph.load("harbour-again", "deep-harbour")
    name = GRAPH + "companions/alignments/alignments"
    assert name not in graphs(alone) and name in graphs(both)
    stored = diplograph.load("harbour-again", "deep-harbour", store=tmp_path / "store")
    found = stored.sparql(f"SELECT ?a {{ ?a a <{dg.Alignment}> }}")
    assert isinstance(found, Solutions) and len(found.rows) == 5
