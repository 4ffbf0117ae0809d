"""Each migration turns a small old graph into the new one, and leaves what is new already as it is.

``migrations/<number>.before.trig`` and ``.after.trig`` belong to ``ontology/migrations/<number>-….ru``.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.checks import vocabulary
from diplograph.data import bundled
from diplograph.data.dataset import parse

CASES = Path(__file__).parent / "migrations"
MIGRATIONS = sorted((bundled.ontology() / "migrations").glob("*.ru"))


def dataset(path: Path) -> ox.Store:
    store = ox.Store()
    store.load(path.read_bytes(), format=ox.RdfFormat.TRIG)
    return store


@pytest.mark.parametrize("migration", MIGRATIONS, ids=lambda path: path.stem)
def test_it_makes_the_new_graph_of_the_old(migration: Path) -> None:
    number, update = migration.name[:4], migration.read_text(encoding="utf-8")
    before, after = (dataset(CASES / f"{number}.{state}.trig") for state in ("before", "after"))
    assert set(before) != set(after)
    before.update(update)
    assert set(before) == set(after)
    before.update(update)
    assert set(before) == set(after), "a second run changes something"


@pytest.mark.parametrize("migration", MIGRATIONS, ids=lambda path: path.stem)
def test_the_new_graph_has_terms_of_the_ontology_only(migration: Path) -> None:
    defined = {iri for path in bundled.context_files() for iri in vocabulary.described(parse(path))}
    quads = list(dataset(CASES / f"{migration.name[:4]}.after.trig"))
    individuals = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    faults = vocabulary.unknown_terms([quad.triple for quad in quads], defined, individuals)
    assert not list(faults)
