"""Each decision is complete, and each pointer to one leads to a file."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.data import bundled
from diplograph.namespaces import BASE

FOLDER = bundled.ontology() / "decisions"
DECISIONS = {int(path.name[:4]): path for path in sorted(FOLDER.glob("[0-9]*.md"))}
HEADINGS = ["## Context", "## Decision", "## Consequences"]


def test_they_are_numbered_without_a_gap() -> None:
    assert list(DECISIONS) == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("number", DECISIONS)
def test_a_decision_has_title_status_date_and_its_three_parts(number: int) -> None:
    lines = DECISIONS[number].read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(f"# {number}. ")
    status = re.fullmatch(r"- Status: (?:accepted|superseded by (\d+))", lines[2])
    assert status and (status[1] is None or number < int(status[1]) <= len(DECISIONS))
    assert re.fullmatch(r"- Date: \d{4}-\d\d-\d\d", lines[3])
    assert [line for line in lines if line.startswith("## ")] == HEADINGS
    assert all(lines[lines.index(heading) + 2] for heading in HEADINGS)


def pointers() -> dict[str, Path]:
    """Return each decision that a Turtle file of the ontology points to, and that file."""
    found = {}
    for path in sorted(bundled.ontology().rglob("*.ttl")):
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(BASE + "decision/"):
                found[quad.object.value.removeprefix(BASE + "decision/")] = path
    return found


def test_every_pointer_leads_to_a_decision_that_stands() -> None:
    found = pointers()
    assert len(found) > 10
    for number, path in found.items():
        assert re.fullmatch(r"\d{4}", number) and int(number) in DECISIONS, (number, path)
        assert "- Status: accepted" in DECISIONS[int(number)].read_text(encoding="utf-8"), (number, path)
