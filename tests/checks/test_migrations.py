"""Each migration turns a small old graph into the new one, and leaves what is new already as it is.

``migrations/<number>.before.trig`` and ``.after.trig`` belong to ``ontology/migrations/<number>-….ru``.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.checks.run import check_store
from diplograph.data import bundled

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
    findings = check_store(dataset(CASES / f"{migration.name[:4]}.after.trig")).findings
    assert not [finding for finding in findings if finding.rule == "unknown-term"]
