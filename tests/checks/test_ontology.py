"""The ontology: complete in style, one version, consistent, and strict about its categories.

Each ``ontology/<constraint>.<defect>.ru`` puts one defect into the real ontology;
each ``ontology/inconsistent.<mistake>.ttl`` is a category mistake that a reasoner
must find. Cases are discovered, never listed.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from paths import ROOT

from diplograph import __version__
from diplograph._version import RELEASED
from diplograph.checks import shacl
from diplograph.data import bundled
from diplograph.data.turtle import parse
from diplograph.namespaces import PREFIXES, SHAPES

CASES = sorted((Path(__file__).parent / "ontology").glob("*.ru"))
MISTAKES = sorted((Path(__file__).parent / "ontology").glob("inconsistent.*.ttl"))
OWN = PREFIXES["dg"]

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java, which is not on the path")


def fired(data: list[ox.Triple], engine: str = "native") -> set[str]:
    return {r.shape.removeprefix(SHAPES) for r in shacl.validate([bundled.style()], data, engine)}


def constraint(case: Path) -> str:
    return case.name.partition(".")[0]


@pytest.mark.parametrize("engine", shacl.ENGINES)
def test_the_ontology_is_in_style(engine: str) -> None:
    assert fired([triple for path in bundled.context_files() for triple in parse(path)], engine) == set()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_one_defect_breaks_one_rule_of_style(case: Path) -> None:
    store = ox.Store()
    for path in bundled.context_files():
        store.load(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    before = set(store)
    store.update(case.read_text(encoding="utf-8"))
    assert set(store) != before
    data = [quad.triple for quad in store]
    for engine in shacl.ENGINES[:2]:
        assert fired(data, engine) == {constraint(case)}


def test_every_rule_of_style_has_a_case() -> None:
    named = {iri.removeprefix(SHAPES) for iri in shacl.compiled([bundled.style()]).constraints}
    assert named == {constraint(case) for case in CASES}


def test_all_say_the_same_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert __version__ == version
    assert re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.M)[1] == version  # type: ignore[index]
    citation = (ROOT / "CITATION.cff").read_text()
    assert f"version: {version}\n" in citation and f"date-released: {RELEASED}\n" in citation
    for path in sorted(bundled.ontology().rglob("*.ttl")):
        for found in re.findall(r'owl:versionInfo "([^"]+)"', path.read_text()):
            assert found == version, path


def reason(tmp_path: Path, extra: list[Path]) -> tuple[bool, list[str]]:
    """Return whether core and ``extra`` are consistent together, and the empty classes."""
    owlready2: Any = pytest.importorskip("owlready2")
    store = ox.Store()
    for path in (bundled.ontology() / "core.ttl", *extra):
        store.load(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    # HermiT knows no EDTF literals; of the data, categories and links are what it can judge.
    triples = [q.triple for q in store if not isinstance(q.object, ox.Literal)]
    file = tmp_path / "all.nt"
    file.write_bytes(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")
    world = owlready2.World()
    world.get_ontology(file.as_uri()).load()
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False, []
    return True, [str(c) for c in world.inconsistent_classes()]


@pytest.mark.reasoner
@needs_java
def test_it_is_consistent_and_no_class_is_empty(tmp_path: Path) -> None:
    assert reason(tmp_path, []) == (True, [])


@pytest.mark.reasoner
@needs_java
def test_the_bundled_graph_is_consistent_with_it(tmp_path: Path) -> None:
    assert reason(tmp_path, sorted(bundled.graphs().rglob("*.ttl"))) == (True, [])


@pytest.mark.reasoner
@needs_java
@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda path: path.stem.partition(".")[2])
def test_a_category_mistake_is_inconsistent(tmp_path: Path, mistake: Path) -> None:
    consistent, _ = reason(tmp_path, [mistake])
    assert not consistent
