"""What each defect of the sound graph is found to be: ``python tests/support/defects.py`` writes it anew.

A case is ``tests/checks/shapes/<constraint>.<defect>.ru``, a SPARQL update of ``valid.ttl``
that puts one defect into it.  Its lines ``# finds: SHAPE FOCUS PATH`` are every result of the
shapes, a path of several steps as ``-``, a severity other than a violation behind it.  Read the
difference before you commit it: it is where the constraints fire now.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pyoxigraph as ox
from paths import TESTS

from diplograph.checks import shacl
from diplograph.checks.results import Result
from diplograph.data import bundled
from diplograph.data.turtle import parse
from diplograph.namespaces import ID, SH, SHAPES, curie

FOLDER = TESTS / "checks" / "shapes"
CASES = sorted(FOLDER.glob("*.ru"))
VALID = FOLDER / "valid.ttl"
CONTEXT = [triple for path in bundled.context_files() for triple in parse(path)]
PREFIXES = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in re.findall(r"@prefix (\w+): <([^>]+)>", VALID.read_text()))
_FINDS = re.compile(r"^# finds: (.*)\n", re.M)


def broken(case: Path) -> list[ox.Triple]:
    """Return the sound graph with the defect of a case."""
    store = ox.Store()
    store.load(VALID.read_bytes(), format=ox.RdfFormat.TURTLE)
    before = set(store)
    store.update(PREFIXES + case.read_text(encoding="utf-8"))
    assert set(store) != before, "the case changes nothing"
    return [quad.triple for quad in store]


def results(data: list[ox.Triple], engine: str = "native") -> set[Result]:
    """Return what an engine finds in a graph."""
    return shacl.validate(bundled.shape_files(), [*data, *CONTEXT], engine)


def found(data: list[ox.Triple], engine: str = "native") -> list[str]:
    """Return what the shapes find in a graph, as the lines of a case have it."""
    return sorted({_shown(result) for result in results(data, engine)})


def expected(case: Path) -> list[str]:
    """Return what a case says is found."""
    return _FINDS.findall(case.read_text(encoding="utf-8"))


def constraint(case: Path) -> str:
    """Return the name of the shape that a case is about."""
    return case.name.partition(".")[0]


def _shown(result: Result) -> str:
    focus = curie(result.focus).replace(f"{ID}harbour-letter/", "doc:")
    severity = result.severity.removeprefix(SH).lower()
    parts = [result.shape.removeprefix(SHAPES), focus, curie(result.path) or "-"]
    return " ".join(parts if severity == "violation" else [*parts, severity])


def main() -> None:
    """Write the lines of each case anew."""
    for case in CASES:
        text = case.read_text(encoding="utf-8")
        lines = "".join(f"# finds: {line}\n" for line in found(broken(case)))
        if (new := lines + _FINDS.sub("", text)) != text:
            case.write_text(new, encoding="utf-8")
            sys.stdout.write(f"{case.name}\n")


if __name__ == "__main__":
    main()
