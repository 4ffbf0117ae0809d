"""Paths to files: which Turtle files a path means, and which named graph each holds.

The name of a graph follows from where its file stands, so that a file, its
graph and its line in the catalogue cannot drift apart: ``graphs/a/b.ttl`` is
the graph ``…/graph/a/b``, ``ontology/core.ttl`` is ``…/graph/ontology/core``,
and a file of yours is ``…/graph/<folder>/<file>``.  A ``catalog.ttl`` alone in a
folder, which is that of the folders below, is ``…/graph/catalog``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from diplograph.data import bundled
from diplograph.errors import NoStatements, NotFound
from diplograph.namespaces import GRAPH


class GraphFile(NamedTuple):
    """A Turtle file and the IRI of the named graph that it holds."""

    path: Path
    graph: str


def graph_iri(path: Path) -> str:
    """Return the IRI of the graph that the file at ``path`` holds."""
    if ".." in path.parts or not path.is_relative_to(bundled.root()):
        path = path.resolve()  # asks the file system for each part, so not for the bundled files
    for folder, base in ((bundled.graphs(), bundled.graphs()), (bundled.ontology(), bundled.root())):
        if path.is_relative_to(folder):
            return GRAPH + path.relative_to(base).with_suffix("").as_posix()
    if path.name == bundled.CATALOGUE and len(turtle_files(path.parent)) == 1:
        return GRAPH + "catalog"  # of several folders, as ours
    return GRAPH + re.sub(r"[^\w./-]", "-", f"{path.parent.name}/{path.stem}")


def graph_files(paths: Iterable[Path]) -> list[GraphFile]:
    """Return each file with the graph that it holds."""
    return [GraphFile(path, graph_iri(path)) for path in paths]


def turtle_files(folder: Path, deep: bool = False) -> list[Path]:
    """Return the Turtle files in a folder, or also in those below it, sorted; hidden ones are passed over.

    A name with a dot in front is an editor's lock (``.#claims.ttl``) or what a file
    system keeps of a file (``._claims.ttl``), and the folder of a tool (``.git``).
    """
    found = folder.rglob("*.ttl") if deep else folder.glob("*.ttl")
    return sorted(p for p in found if not any(part.startswith(".") for part in p.relative_to(folder).parts))


def find_files(paths: Iterable[str | Path]) -> list[GraphFile]:
    """Return the Turtle files at ``paths``; a folder stands for all below it, the name of a companion for its folder.

    Raises:
        NotFound: a path is not there, or is neither a folder nor a ``.ttl`` file.
        NoStatements: a folder holds no ``.ttl`` file.

    """
    found: dict[Path, GraphFile] = {}
    for path in map(located, paths):
        if path.is_dir():
            files = turtle_files(path, deep=True)
            if not files:
                raise NoStatements(
                    str(path), "no Turtle file (*.ttl) in this folder", "Name the folder that holds them."
                )
        elif not path.exists():
            raise NotFound(str(path), "no such file or folder", _meant(str(path)))
        elif path.suffix != ".ttl":
            raise NotFound(str(path), "not a Turtle file", "Name a file that ends in .ttl, or a folder of them.")
        else:
            files = [path]
        for file in files:
            found.setdefault(file.resolve(), GraphFile(file, graph_iri(file)))
    return list(found.values())


def located(given: str | Path) -> Path:
    """Return a path as it is, or the folder of the bundled companion of that name where nothing is at the path."""
    path = Path(given)
    return path if path.exists() else bundled.companion_folders().get(str(given), path)


def _meant(name: str) -> str:
    from diplograph.spelling import nearest  # only where something is misspelt

    near = nearest(name, bundled.companion_folders().keys())
    return f"Check the path; there is a companion {' or '.join(near)}." if near else "Check the path."


def shown(path: Path) -> str:
    """Return a path as it is shown: from the working directory, where it is below that."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
