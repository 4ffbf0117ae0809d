"""Every named constraint passes on the sound graph, and fires on one defect, at its focus node and path.

``shapes/valid.ttl`` is a small sound graph. Each ``shapes/<constraint>.<defect>.ru`` puts a
single defect into it, and says what is found; see `defects`. Cases are discovered, never listed.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from defects import CASES, CONTEXT, VALID, broken, constraint, expected, found, results
from rdflib.namespace import OWL, SH

import diplograph
from diplograph.checks import shacl
from diplograph.data import bundled
from diplograph.data.turtle import parse
from diplograph.errors import MissingPackage
from diplograph.namespaces import BASE, DG, RDFS, SHAPES, curie

EVERY_SHAPE = [*bundled.shape_files(), bundled.style()]
CONSTRAINTS = shacl.compiled(EVERY_SHAPE).constraints
NAMED = {iri.removeprefix(SHAPES) for iri in shacl.compiled(bundled.shape_files()).constraints}

# The referee takes a second a case, and the second engine a tenth; these stand for each kind of constraint.
REFEREE = (
    "Claim-stance-scheme",
    "Claim-hedge-exclusive",
    "Claim-reporter-needed",
    "Inference-premise-acyclic",
    "Passage-offsets-ordered",
)


@pytest.mark.parametrize("engine", shacl.ENGINES)
def test_the_sound_graph_conforms(engine: str) -> None:
    assert found(list(parse(VALID)), engine) == []


def test_the_sound_graph_has_a_value_of_every_property_that_a_shape_constrains() -> None:
    """So that each constraint is seen to let a sound value pass; owl:sameAs has none."""
    shapes = rdflib.Graph()
    for path in bundled.shape_files():
        shapes.parse(path)
    ends = {str(path) for path in shapes.objects(None, SH.path) if isinstance(path, rdflib.URIRef)} - {str(OWL.sameAs)}
    used = {triple.predicate.value for triple in (*parse(VALID), *CONTEXT)}
    assert ends <= used, sorted(map(curie, ends - used))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_one_defect_is_found_where_it_is(case: Path) -> None:
    """Constraint, focus node, path and severity: of the one that the case is about, and of all that break with it."""
    assert found(broken(case)) == expected(case), "run `python tests/regenerate.py`, and read the difference"
    assert constraint(case) in {line.split()[0] for line in expected(case)}


@pytest.mark.slow
@pytest.mark.parametrize("case", [c for c in CASES if constraint(c) in REFEREE], ids=lambda case: case.stem)
def test_the_referee_agrees(case: Path) -> None:
    data = broken(case)
    assert results(data, "pyshacl") == results(data)


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, marks=[] if constraint(c) in REFEREE else [pytest.mark.slow], id=c.stem) for c in CASES],
)
def test_a_second_engine_says_the_same_of_each_case(case: Path) -> None:
    data = broken(case)
    assert results(data, "shifty") == results(data)


def test_without_the_second_engine_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shifty", None)
    with pytest.raises(MissingPackage, match=r"diplograph\[shifty\]"):
        shacl.validate([], [], "shifty")


def test_every_named_constraint_has_a_case() -> None:
    assert {constraint(case) for case in CASES} == NAMED


@pytest.mark.parametrize(
    ("shape", "message"),
    [(iri.removeprefix(SHAPES), rule.message) for iri, rule in CONSTRAINTS.items()],
    ids=lambda value: value if " " not in value else "",
)
def test_a_message_says_what_is_wrong_and_then_what_to_do(shape: str, message: str) -> None:
    wrong, remedy = message.split(" Fix: ")
    assert wrong.endswith(".") and ". " not in wrong and remedy.endswith("."), "one sentence, then what to do"
    assert "/scheme/" not in message, "concepts by their CURIEs"
    assert not re.search(r"\b[Aa] (?=(?i:[aeio]))|\b[Aa]n (?=(?i:[^aeioux\W]))", message), "the article"


def test_every_shape_has_focus_nodes_in_the_essay(kg: diplograph.Library) -> None:
    shapes = ox.Store()
    for path in bundled.shape_files():
        shapes.load(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    # Forbidden, so nothing has it; and what joins one document to another.
    idle = {"http://www.w3.org/2002/07/owl#sameAs", DG + "Alignment"}
    idle |= {DG + name for name in ("Drafting", "Encoder", "Model", "Review")}  # people encoded the essay, unaided
    for quad in shapes.quads_for_pattern(None, ox.NamedNode("http://www.w3.org/ns/shacl#targetClass"), None):
        assert isinstance(quad.object, ox.NamedNode)
        answer = kg.sparql(f"ASK {{ ?x a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>* <{quad.object.value}> }}")
        assert answer or quad.object.value in idle, quad


@pytest.mark.slow
def test_all_engines_agree_on_a_broken_essay(tmp_path: Path) -> None:
    """Four defects planted in the real graph, of four kinds; `check` says the same of it all by each engine."""
    folder = tmp_path / "modest-geopolitical-case"
    shutil.copytree(bundled.graphs() / folder.name, folder)
    claim = "<https://w3id.org/diplograph/id/modest-geopolitical-case/c-0%s>"
    planted = (
        f"{claim % '01'} <{DG}holder> <https://w3id.org/diplograph/id/actor/india> .\n"
        f"{claim % '02'} <{DG}confidence> <https://w3id.org/diplograph/scheme/confidence/high> .\n"
        f"{claim % '03'} <{DG}stance> <https://w3id.org/diplograph/scheme/valence/mixed> .\n"
        f"{claim % '04'} <{DG}reporterStance> <https://w3id.org/diplograph/scheme/reporter-stance/agrees> .\n"
    )
    claims = folder / "claims.ttl"
    claims.write_text(claims.read_text(encoding="utf-8") + planted, encoding="utf-8")
    told = []
    for engine in shacl.ENGINES:
        # In a process of its own: the referee is three times as slow in one that holds much else.
        command = [sys.executable, "-m", "diplograph", "check", str(folder), "--engine", engine, "--format", "json"]
        told.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout))
    assert {f["subject"] for f in told[0]["findings"]} >= {"mgc:c-001", "mgc:c-002", "mgc:c-003", "mgc:c-004"}
    assert told[0] == told[1] == told[2]


def test_a_shape_is_named_by_class_property_and_rule() -> None:
    for shape in NAMED:
        assert re.fullmatch(r"[A-Z][A-Za-z]+(-[A-Za-z]+){2,}", shape), shape


def test_every_shape_points_to_its_decision() -> None:
    shapes = ox.Store()
    for path in EVERY_SHAPE:
        shapes.load(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    for shape in CONSTRAINTS:
        (pointer,) = shapes.quads_for_pattern(ox.NamedNode(shape), ox.NamedNode(RDFS + "seeAlso"), None)
        assert isinstance(pointer.object, ox.NamedNode) and pointer.object.value.startswith(BASE + "decision/"), shape
