"""The states and organizations that every document may name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import diplograph
from diplograph.checks.run import check
from diplograph.data import bundled
from diplograph.data.turtle import parse
from diplograph.namespaces import DCTERMS, RDF, SKOS, curie
from diplograph.vocab import dg

NAMES_NORWAY = """@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix actor: <https://w3id.org/diplograph/id/actor/> .
@prefix place: <https://w3id.org/diplograph/id/place/> .
@prefix event: <https://w3id.org/diplograph/id/event/> .
@prefix eventtype: <https://w3id.org/diplograph/scheme/event-type/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
event:visit a dg:Event ; skos:prefLabel "Visit"@en ; dg:situationType eventtype:summit ;
    dg:initiator actor:norway , actor:pakistan ; dg:place place:iceland .
"""


def test_they_are_sound() -> None:
    found = check([bundled.companions() / "states"]).findings
    assert {finding.rule for finding in found} <= {"orphan"}  # nothing need refer to a state


def test_each_state_has_a_code_of_its_own_and_is_no_shared_actor_again() -> None:
    actors = list(parse(bundled.companions() / "states" / "actors.ttl"))
    codes = [t.object.value for t in actors if t.predicate.value == DCTERMS + "identifier"]  # type: ignore[union-attr]
    states = [t.subject for t in actors if t.predicate.value == RDF + "type" and t.object.value == dg.State]  # type: ignore[union-attr]
    assert len(codes) == len(set(codes)) == len(states) == 189
    assert all(re.fullmatch(r"iso3166-1:[A-Z]{3}", code) for code in codes)
    shared = {str(t.subject) for t in parse(bundled.authority_files()[0])}
    assert not shared & {str(t.subject) for t in actors}


def test_a_document_gets_those_that_it_names(tmp_path: Path) -> None:
    file = tmp_path / "mine" / "events.ttl"
    file.parent.mkdir()
    file.write_text(NAMES_NORWAY, encoding="utf-8")
    kg = diplograph.load(file.parent)
    labels = {row.actor.slug for row in kg.actors_all()}
    assert "norway" in labels and "sweden" not in labels
    assert {row.participant.slug for row in kg.situation_participants(situation="visit")} >= {"norway", "pakistan"}
    assert not any("no such" in f.message or f.rule == "dangling" for f in check([file.parent]).findings)
    file.write_text(NAMES_NORWAY.replace("actor:norway", "actor:norwey"), encoding="utf-8")
    assert any("actor:norway" in finding.remedy for finding in check([file.parent]).findings)


def test_the_bundled_essay_is_as_it_was() -> None:
    held = {curie(str(name.value)) for name in diplograph.load().store.named_graphs()}
    assert not any("companions" in name for name in held)


@pytest.mark.parametrize("name", ["Norway", "EU", "UK", "NATO", "Turkey", "Iran"])
def test_common_names_are_known(name: str) -> None:
    assert any(
        t.predicate.value in (SKOS + "prefLabel", SKOS + "altLabel") and t.object.value == name  # type: ignore[union-attr]
        for t in parse(bundled.companions() / "states" / "actors.ttl")
    )


def test_a_store_on_disk_has_them_too(tmp_path: Path) -> None:
    file = tmp_path / "mine" / "events.ttl"
    file.parent.mkdir()
    file.write_text(NAMES_NORWAY, encoding="utf-8")
    from_disk = diplograph.load(file.parent, store=tmp_path / "store")
    assert list(from_disk.actors_all()) == list(diplograph.load(file.parent).actors_all())
