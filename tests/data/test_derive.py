"""Time bounds follow from the authored literal, and say no more than it does."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from diplograph.data.derive import BOUNDS, bounds, derive
from diplograph.namespaces import DG, EDTF, ID, RDF, SEM

DOCUMENT = "2024-05-31"


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-02-08", ("2024-02-08",) * 4),
        ("2018/2019", ("2018-01-01", "2018-12-31", "2019-01-01", "2019-12-31")),
        ("1991/..", ("1991-01-01", "1991-12-31", DOCUMENT, DOCUMENT)),
        ("1991/", ("1991-01-01", "1991-12-31", "1991-01-01", DOCUMENT)),
        ("../2018", (None, "2018-12-31", "2018-01-01", "2018-12-31")),
        ("../2024", (None, DOCUMENT, "2024-01-01", "2024-12-31")),
        ("../..", (None, DOCUMENT, DOCUMENT, DOCUMENT)),
    ],
)
def test_bounds(edtf: str, expected: tuple[str | None, ...]) -> None:
    assert bounds(edtf, latest=DOCUMENT) == expected


def test_an_open_end_needs_the_date_of_the_document() -> None:
    assert bounds("../..") is None
    assert bounds("2018/..") is None


@pytest.mark.parametrize(
    ("kind", "when", "told"),
    [
        ("Event", "2018", BOUNDS),
        ("Relation", "2018", ("hasLatestBeginTimeStamp", "hasEarliestEndTimeStamp")),
        ("Status", "2018", ("hasLatestBeginTimeStamp", "hasEarliestEndTimeStamp")),
        ("Status", "2018/2019", BOUNDS),
        ("Relation", "../2018", BOUNDS[1:]),
    ],
)
def test_a_single_date_of_a_state_does_not_say_when_it_began_or_ended(
    kind: str, when: str, told: tuple[str, ...]
) -> None:
    store = ox.Store()
    thing = ox.NamedNode(ID + "relation/r")
    store.add(ox.Quad(thing, ox.NamedNode(RDF + "type"), ox.NamedNode(DG + kind)))
    store.add(ox.Quad(thing, ox.NamedNode(DG + "when"), ox.Literal(when, datatype=ox.NamedNode(EDTF))))
    found = {triple.predicate.value.removeprefix(SEM) for triple in derive(store) if triple.subject == thing}
    assert found == set(told)
