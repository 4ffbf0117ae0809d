"""Time bounds follow from the authored literal, and say no more than it does."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from diplograph.data.derive import BOUNDS, derive
from diplograph.namespaces import DG, EDTF, ID, RDF, SEM


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
