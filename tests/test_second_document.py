"""A second essay beside the shared files: likely duplicates, and what two files say differently."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.checks.report import VIOLATION, WARNING, Finding
from diplograph.checks.run import check
from diplograph.text.drafting import Document, new_document

HEAD = """@prefix actor: <https://w3id.org/diplograph/id/actor/> .
@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix doc: <https://w3id.org/diplograph/id/second/> .
@prefix event: <https://w3id.org/diplograph/id/event/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix place: <https://w3id.org/diplograph/id/place/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_document(tmp_path / "second", "A sentence. Another one.", Document("Second", "A. Writer"))
    return tmp_path / "second"


def found(folder: Path, rule: str) -> list[Finding]:
    return [finding for finding in check([folder]).findings if finding.rule == rule]


def actor(name: str, tag: str = "en", more: str = "") -> str:
    return f'actor:new-one a dg:Organization ; skos:prefLabel "{name}"@{tag} ; skos:definition "X."@en {more}.\n'


ALIKE = [
    ("Tehrik-i-Taliban Pakistan", "en", "actor:ttp"),
    ("tehrik i taliban  PAKISTAN", "en", "actor:ttp"),
    ("Tehreek-i-Taliban Pakistan", "en", "actor:ttp"),
    ("TTP", "en", "actor:ttp"),
    ("Khan, Imran", "en", "actor:imran-khan"),
    ("Afghan Talibán", "en", "actor:afghan-taliban"),
]


@pytest.mark.parametrize(("name", "tag", "other"), ALIKE)
def test_a_likely_duplicate_of_a_shared_actor_is_told(folder: Path, name: str, tag: str, other: str) -> None:
    (folder / "actors.ttl").write_text(HEAD + "\n\n" + actor(name, tag))
    duplicates = found(folder, "duplicate-label")
    assert {(f.subject, f.severity, f.line) for f in duplicates} == {("actor:new-one", WARNING, 11)}
    assert other in " ".join(f.message for f in duplicates)
    assert all("owl:differentFrom" in f.remedy for f in duplicates)


@pytest.mark.parametrize("name", ["Port Amity Authority", "Pakistan Navy", "India Taliban Forum", "Q", "🚢"])
def test_what_is_new_is_not_told(folder: Path, name: str) -> None:
    (folder / "actors.ttl").write_text(HEAD + actor(name))
    assert not found(folder, "duplicate-label")


def test_two_that_are_told_apart_on_purpose_are_not_told(folder: Path) -> None:
    (folder / "actors.ttl").write_text(HEAD + actor("TTP", more="; owl:differentFrom actor:ttp "))
    rules = {finding.rule for finding in check([folder]).findings}
    assert not rules & {"duplicate-label", "Actor-any-direct"}


def test_scripts_other_than_latin_are_compared_as_they_are_read(folder: Path) -> None:
    both = 'actor:b a dg:Organization ; skos:prefLabel "{}"@ur ; skos:definition "Y."@en .\n'
    (folder / "actors.ttl").write_text(HEAD + actor("تحریکِ طالبان پاكستان", "ur") + both.format("تحریک طالبان پاکستان"))
    assert len(found(folder, "duplicate-label")) == 1
    (folder / "actors.ttl").write_text(HEAD + actor("تحریک طالبان", "ur") + both.format("تحریک انصاف"))
    assert not found(folder, "duplicate-label")


def test_what_two_files_define_differently_is_told_with_both_places(folder: Path) -> None:
    claim = "doc:c-001 a dg:Claim ; dg:holder actor:{} .\n"
    (folder / "claims.ttl").write_text(HEAD + claim.format("pakistan"))
    (folder / "more.ttl").write_text(HEAD + "\n" + claim.format("china"))
    (finding,) = found(folder, "defined-twice")
    assert (finding.severity, Path(finding.file).name, finding.line) == (VIOLATION, "more.ttl", 10)
    assert "claims.ttl:9" in finding.message and "actor:pakistan" in finding.message


DIFFERENT = {
    "another label": 'event:e a dg:Event ; skos:prefLabel "{}"@en .\n',
    "another type": "event:e a dg:{} .\n",
    "another situation type": "event:e dg:situationType <https://w3id.org/diplograph/scheme/event-type/{}> .\n",
}


@pytest.mark.parametrize("what", DIFFERENT)
def test_an_event_of_two_files(folder: Path, what: str) -> None:
    for name, value in (("events.ttl", "Event"), ("more.ttl", "Relation")):
        (folder / name).write_text(HEAD + DIFFERENT[what].format(value))
    assert [f.subject for f in found(folder, "defined-twice")] == ["event:e"]
    (folder / "more.ttl").write_text((folder / "events.ttl").read_text())
    assert not found(folder, "defined-twice")


def test_a_shared_actor_is_not_redefined(folder: Path) -> None:
    (folder / "actors.ttl").write_text(HEAD + 'actor:pakistan a dg:State ; skos:prefLabel "The Republic"@en .\n')
    (finding,) = found(folder, "defined-twice")
    assert "authority/actors.ttl:" in finding.message
    (folder / "actors.ttl").write_text(HEAD + 'actor:pakistan skos:prefLabel "پاکستان"@ur .\n')
    assert not found(folder, "defined-twice")


def test_what_two_files_say_alike_is_told(folder: Path) -> None:
    (folder / "actors.ttl").write_text(HEAD + "actor:pakistan a dg:State .\nactor:arland a dg:State .\n")
    (folder / "more.ttl").write_text(HEAD + "\nactor:arland a dg:State , dg:Actor .\n")
    shared, own = sorted(found(folder, "said-twice"), key=lambda f: f.subject, reverse=True)
    assert (shared.severity, shared.subject, shared.line) == (WARNING, "actor:pakistan", 9)
    assert "authority/actors.ttl:" in shared.message
    assert (Path(own.file).name, own.subject, own.line) == ("more.ttl", "actor:arland", 10)
    assert "actors.ttl:10" in own.message


def test_two_folders_of_one_name_are_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    new_document(tmp_path / "other" / "second", "A sentence.", Document("Third", "A. Writer", slug="third"))
    report = check([folder, tmp_path / "other" / "second"])
    assert "graph-name" in {finding.rule for finding in report.findings}


def test_a_second_essay_may_speak_of_what_the_first_describes(folder: Path) -> None:
    proposition = "doc:p-001 a dg:Proposition ; dg:describes event:{} .\n"
    for name, expected in (("fall-of-afghan-government", False), ("fall-of-nobody", True)):
        (folder / "propositions.ttl").write_text(HEAD + proposition.format(name))
        rules = {finding.rule for finding in check([folder]).findings}
        assert ("dangling-reference" in rules, "Proposition-describes-class" in rules) == (expected, expected)


ODD = {
    "labels in Urdu and Arabic": (actor("بندرگاہ", "ur") + actor("ميناء", "ar").replace("new-one", "b"), ""),
    "emoji": (actor("Port 🚢 Club"), ""),
    "a NUL byte in a string": (actor("Port\0Club"), "control-character"),
    "a NUL byte between statements": ("\0" + actor("Port Club"), "syntax"),
}


@pytest.mark.parametrize("what", ODD)
def test_odd_characters(folder: Path, what: str) -> None:
    turtle, rule = ODD[what]
    (folder / "actors.ttl").write_text(HEAD + turtle, encoding="utf-8")
    rules = {f.rule for f in check([folder]).findings if f.file.endswith("actors.ttl")}
    assert rules - {"catalogue-size", "orphan", "same-text"} == ({rule} if rule else set())
