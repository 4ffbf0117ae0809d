"""Companions: bundled documents that are loaded by name, and shared things that are loaded on demand.

``graphs/companions/`` holds a folder for each document, with a ``source.ttl`` like any document.
Three folders belong to no document: ``states`` and ``shared`` hold actors, places, things and works,
and ``alignments`` aligns propositions of the bundled documents.  All of them together would make
every list too long, so a graph only gets the shared things that its documents name, and the
alignments that have both ends in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from os.path import realpath
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph import vocab
from diplograph.data import bundled
from diplograph.data.discovery import graph_iri, located
from diplograph.data.turtle import parse
from diplograph.errors import Unknown
from diplograph.namespaces import DCTERMS, GRAPH, RDF, SHARED_COMPANIONS
from diplograph.spelling import nearest

_TYPE = ox.NamedNode(RDF + "type")
_ENDS = frozenset({vocab.dg.alignedFrom, vocab.dg.alignedTo})


class Companion(NamedTuple):
    """A bundled document that is loaded by its name, with its title and its date of issue (EDTF)."""

    name: str
    title: str
    issued: str
    folder: Path


def companions() -> tuple[Companion, ...]:
    """Return the bundled documents beside the essay, sorted by name.

    >>> [each.name for each in companions() if not each.title]
    []

    """
    return tuple(_described(name, folder) for name, folder in sorted(bundled.companion_folders().items()))


def _described(name: str, folder: Path) -> Companion:
    source = list(parse(folder / "source.ttl"))
    works = {triple.subject for triple in source}
    shared = (triple for path in bundled.shared_companion_files() if path.stem == "works" for triple in parse(path))
    said = {t.predicate.value: t.object for t in (*(t for t in shared if t.subject in works), *source)}
    terms = (said.get(DCTERMS + each) for each in ("title", "issued"))
    title, issued = (term.value if isinstance(term, ox.Literal) else "" for term in terms)
    return Companion(name, title, issued, folder)


def companion(name: str) -> Path:
    """Return the folder of a companion.

    Raises:
        Unknown: there is no companion of that name; the error lists similar names.

    """
    folders = bundled.companion_folders()
    if name not in folders:
        listing = f"There are {', '.join(sorted(folders))}." if folders else "There are no companions."
        raise Unknown("companion", name, nearest(name, folders.keys()), listing)
    return folders[name]


def spelled_out(paths: Iterable[str | Path]) -> list[Path]:
    """Return paths with each name of a companion replaced by its folder, and the bundled graph without companions."""
    found: list[Path] = []
    for path in map(located, paths):
        if realpath(path) == str(bundled.graphs()):  # which a loop of links does not stop
            parts = (part for part in sorted(path.iterdir()) if part.is_dir() or part.suffix == ".ttl")
            found += [part for part in parts if part.name != bundled.companions().name and part.name[0] != "."]
        else:
            found.append(path)
    return found


def brought_graphs() -> list[str]:
    """Return the IRIs of all graphs that `brought` may give."""
    return [*map(_named, SHARED_COMPANIONS), *map(graph_iri, bundled.alignment_files())]


def brought(store: ox.Store) -> dict[str, list[ox.Triple]]:
    """Return the shared statements that the documents in ``store`` need, by the IRI of their graph.

    These are the shared things that they name but do not describe, those named by these
    in turn, and the alignments between propositions that ``store`` describes.
    """
    return {graph: triples for graph, triples in (*_shared(store), *_aligned(store)) if triples}


def _named(folder: str) -> str:
    return f"{GRAPH}companions/{folder}/named"


def _shared(store: ox.Store) -> Iterator[tuple[str, list[ox.Triple]]]:
    said: dict[ox.NamedNode, list[ox.Triple]] = defaultdict(list)
    folder_of: dict[ox.NamedNode, str] = {}
    for path in bundled.shared_companion_files():
        for triple in parse(path):
            if isinstance(triple.subject, ox.NamedNode):
                said[triple.subject].append(triple)
                folder_of[triple.subject] = path.parent.name
    todo = [thing for thing in said if _is_named(store, thing)]
    found: dict[ox.NamedNode, None] = {}
    while todo:
        thing = todo.pop()
        if thing not in found and not _is_described(store, thing):
            found[thing] = None
            todo += [t.object for t in said[thing] if isinstance(t.object, ox.NamedNode) and t.object in said]
    for folder in SHARED_COMPANIONS:
        things = [thing for thing in said if thing in found and folder_of[thing] == folder]
        yield _named(folder), [triple for thing in things for triple in said[thing]]


def _aligned(store: ox.Store) -> Iterator[tuple[str, list[ox.Triple]]]:
    for path in bundled.alignment_files():
        triples = list(parse(path))
        ends: dict[object, list[bool]] = defaultdict(list)
        for triple in triples:
            if triple.predicate.value in _ENDS:
                there = isinstance(triple.object, ox.NamedNode) and _is_described(store, triple.object)
                ends[triple.subject].append(there)
        yield graph_iri(path), [t for t in triples if ends[t.subject] and all(ends[t.subject])]


def _is_named(store: ox.Store, thing: ox.NamedNode) -> bool:
    return next(store.quads_for_pattern(None, None, thing, None), None) is not None


def _is_described(store: ox.Store, thing: ox.NamedNode) -> bool:
    return next(store.quads_for_pattern(thing, _TYPE, None, None), None) is not None
