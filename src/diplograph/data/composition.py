"""Compose a graph from paths: your files, the files to which all may refer, and the derived statements.

A folder is a document.  Its derived statements are computed if it has no ``derived.ttl``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.data import bundled
from diplograph.data.companions import brought, spelled_out
from diplograph.data.dataset import in_graph, load
from diplograph.data.discovery import GraphFile, find_files, graph_files, graph_iri
from diplograph.errors import UsageError
from diplograph.namespaces import SHARED, curie


class Sources(NamedTuple):
    """The files of a graph, and its derived graphs, each by its IRI with the files from which it follows."""

    own: tuple[GraphFile, ...]
    context: tuple[GraphFile, ...]
    derived: dict[str, tuple[GraphFile, ...]]

    def follows(self, graph: str) -> list[ox.Triple]:
        """Return the statements of a derived graph; see `diplograph.data.derive.derive`."""
        from diplograph.data.derive import derive

        return derive(load(self.derived[graph]))


def context_of(own: Container[str]) -> list[GraphFile]:
    """Return the ontology, the schemes and the shared actors, places, things and works.

    Args:
        own: IRIs of your graphs; a copy of a shared graph among them replaces it.

    """
    shared = graph_files(bundled.context_files() + bundled.authority_files())
    return [file for file in shared if file.graph not in own]


def find_sources(paths: Iterable[str | Path]) -> Sources:
    """Return the sources of the graph of the Turtle files and folders at ``paths``.

    The name of a companion stands for its folder; the bundled graph comes without companions.

    Raises:
        NotFound, NoStatements: see `diplograph.data.discovery.find_files`.
        UsageError: two files hold graphs of the same name.

    """
    own: dict[str, GraphFile] = {}
    folders: dict[Path, list[GraphFile]] = defaultdict(list)
    for file in find_files(spelled_out(paths)):
        other = own.setdefault(file.graph, file)
        if other is not file:
            what = f"{other.path} holds a graph of the same name, {curie(file.graph)}"
            raise UsageError(str(file.path), what, "Rename one of the two folders.")
        if file.path.name != bundled.CATALOGUE and not file.graph.startswith(SHARED):
            folders[file.path.parent].append(file)
    context = tuple(context_of(own))
    derived = {graph_iri(folder / bundled.DERIVED): (*files, *context) for folder, files in folders.items()}
    return Sources(tuple(own.values()), context, {name: files for name, files in derived.items() if name not in own})


def compose(paths: Iterable[str | Path]) -> tuple[ox.Store, int]:
    """Load the graph of the Turtle files and folders at ``paths`` into memory, with shared and derived statements.

    Returns:
        The store, and the number of your own files in it.

    Raises:
        NotFound, NoStatements, SyntaxFault, UsageError: see `find_sources` and `diplograph.data.dataset.load`.

    """
    found = find_sources(paths)
    held = load(found.own)  # an empty or broken file must not hide behind the context
    load(found.context, held)
    for name in found.derived:
        held.extend(in_graph(name, found.follows(name)))
    for name, triples in brought(held).items():
        held.extend(in_graph(name, triples))
    return held, len(found.own)
