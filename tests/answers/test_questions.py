"""Saved questions: each parses alone, is fully headed, and gives its golden rows on every executor."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from golden import GOLDEN, golden, shown
from rdflib.plugins.sparql import prepareQuery

import diplograph
from diplograph import vocab
from diplograph.answers.result import Result
from diplograph.data import bundled
from diplograph.queries.catalogue import Catalogue, SavedQuery
from diplograph.sparql.executor import Executor, Solutions

# Seconds: the slowest question takes an engine three; one of a hundred is to be written anew.
TIME_LIMIT = 60
QUESTIONS = list(Catalogue(bundled.queries()))


def ask(kg: diplograph.Library, executor: Executor, saved: SavedQuery, parameters: dict[str, str]) -> Result[Any]:
    answer = executor.run(saved.bind(kg.terms(saved, dict(parameters))), saved.name)
    assert isinstance(answer, Solutions)
    return Result(answer)


def test_there_are_enough_in_every_family() -> None:
    assert len(QUESTIONS) >= 60
    assert {q.family for q in QUESTIONS} == {
        "actors", "alignments", "argument", "attribution", "citations", "claims", "events", "hedges", "names",
        "passages", "quality", "recommendations", "relations", "statistics", "time",
    }  # fmt: skip


@pytest.mark.parametrize("saved", QUESTIONS, ids=lambda q: q.name)
def test_it_stands_alone(saved: SavedQuery) -> None:
    prepareQuery(saved.text)
    assert isinstance(ox.Store().query(saved.text), ox.QuerySolutions)
    assert saved.summary.endswith("?")
    assert saved.description
    selected = re.search(r"^SELECT DISTINCT (.*)$", saved.text, re.M)
    assert selected and selected[1].replace("?", "").split() == [c.name for c in saved.columns]
    assert all(
        c.description and c.type in ("iri", "string", "date", "integer", "decimal", "boolean", "term")
        for c in saved.columns
    )
    assert "ORDER BY" in saved.text and " FROM " not in saved.text
    for parameter in saved.parameters:
        assert f"VALUES ?{parameter.name} {{ UNDEF }}" in saved.text
        assert parameter.description and parameter.example


# `changes` compares two figures of a pair within EXISTS.
@pytest.mark.parametrize("saved", [q for q in QUESTIONS if q.name != "changes"], ids=lambda q: q.name)
def test_exists_holds_one_pattern(saved: SavedQuery) -> None:
    """Oxigraph does not order what EXISTS holds: of two patterns it reads one whole, for each row."""
    for held in re.findall(r"\bEXISTS \{\s*([^{}]*?)[\s.]*(?=FILTER|[{}])", saved.text):
        assert not re.search(r" [.;,] |\w/\w+:", held), f"nest a further EXISTS instead of {held!r}"


@pytest.mark.parametrize("saved", QUESTIONS, ids=lambda q: q.name)
def test_a_claim_stands_with_its_condition(saved: SavedQuery) -> None:
    names = {column.name for column in saved.columns}
    claims = {name.removesuffix("stance") for name in names if name.endswith("stance") and "reporter_" not in name}
    assert {f"{claim}condition" for claim in claims} - names <= {"condition_condition"}


def test_what_holds_only_on_a_condition_says_so(kg: diplograph.Library) -> None:
    conditions = {(row.claim, row.condition) for row in kg.conditions_of()}
    told = {(row.claim, row.condition) for row in kg.claims_by_holder() if row.condition}
    assert told == conditions


@pytest.mark.parametrize(
    "saved", [q for q in QUESTIONS if q.parameters and q.family != "alignments"], ids=lambda q: q.name
)
def test_its_example_is_answered(kg: diplograph.Library, saved: SavedQuery) -> None:
    result = kg.query(saved.name, **{p.name: p.example for p in saved.parameters})
    assert len(result), "give parameters examples for which the bundled graph has rows"


def test_each_has_golden_rows() -> None:
    asked = {path.name.split(".")[0] for path in GOLDEN}
    assert asked == {q.name for q in QUESTIONS}, "run `python tests/regenerate.py`, and read the rows"


@pytest.mark.timeout(TIME_LIMIT)
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_it_gives_its_golden_rows(kg: diplograph.Library, executor: Executor, path: Path) -> None:
    saved = kg.queries.find(path.name.split(".")[0])
    assert saved.family == path.parent.name
    parameters, rows = golden(path)
    assert shown(ask(kg, executor, saved, parameters)) == rows


@pytest.mark.timeout(TIME_LIMIT)
@pytest.mark.parametrize("saved", QUESTIONS, ids=lambda q: q.name)
def test_executors_agree_on_all_of_it(kg: diplograph.Library, other_executor: Executor, saved: SavedQuery) -> None:
    """Also without parameters: the same rows in the same order from every engine."""
    ours = kg.sparql(saved.text)
    theirs = other_executor.run(saved.text)
    assert isinstance(ours, Solutions) and isinstance(theirs, Solutions)
    assert ours.variables == theirs.variables
    assert [tuple(map(str, row)) for row in ours.rows] == [tuple(map(str, row)) for row in theirs.rows]


def untouched_terms() -> list[str]:
    """Return the classes and properties of the ontology that no saved question mentions."""
    core = (bundled.ontology() / "core.ttl").read_text(encoding="utf-8")
    terms = re.findall(r"^dg:(\w+) a owl:(?:Class|ObjectProperty|DatatypeProperty)", core, re.M)
    asked = " ".join(q.text for q in QUESTIONS)
    return sorted(t for t in terms if not re.search(rf"dg:{t}\b", asked))


def test_which_terms_no_question_touches(capsys: pytest.CaptureFixture[str]) -> None:
    """Roles are reached through dg:participant, kinds of actor through dg:Actor."""
    through_superclass = {
        *("Person", "Organization", "State", "Conflict", "Inference", "Preference", "Citation", "NameUse"),
        *("Claim", "Proposition", "ArgumentStep", "Passage", "Participant", "Model", "Encoder"),
        *(role.slug for role in vocab.ROLES.values()),
    }
    text_only = {"normalisation", "publishedAt", "textDigest", "textLength"}
    of_a_review = {"leftOpen", "rejectedName"}
    with capsys.disabled():
        print("\nterms that no saved question names:", ", ".join(untouched_terms()))
    assert set(untouched_terms()) <= through_superclass | text_only | of_a_review
