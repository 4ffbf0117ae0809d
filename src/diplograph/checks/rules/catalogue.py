"""Rules on the catalogue: it describes each graph correctly, and nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from diplograph.checks.context import Context
from diplograph.checks.part import Fault, Part
from diplograph.checks.report import WARNING
from diplograph.data.bundled import CATALOGUE
from diplograph.data.discovery import shown
from diplograph.data.positions import Edit
from diplograph.namespaces import GRAPH, VOID, curie

_SIZE = VOID + "triples"


def empty(context: Context) -> Iterator[Fault]:
    """A file holds statements, unless the catalogue says that it is empty."""
    meant = {s for part in context.catalogues for s, p, o, _ in part.rows if p == _SIZE and o == "0"}
    for part in context.own:
        if not part.rows and part.graph not in meant:
            remedy = "Fill it in, or delete it."
            yield Fault("empty", "the file holds no statements", remedy, severity=WARNING, part=part)


def graph_names(context: Context) -> Iterator[Fault]:
    """No two files hold graphs of the same name."""
    names: dict[str, Part] = {}
    for part in context.own:
        first = names.setdefault(part.graph, part)
        if first is not part and first.path:
            message = f"{shown(first.path)} holds a graph of the same name, {curie(part.graph)}"
            yield Fault("graph-name", message, "Rename one of the two folders.", part=part)


def catalogue(context: Context) -> Iterator[Fault]:
    """A catalogue lists the graphs beside and below it that have no nearer catalogue, with their sizes."""
    for listing in context.catalogues:
        assert listing.path is not None
        listed = {iri for iri in listing.described if iri.startswith(GRAPH) and iri != GRAPH}
        beside = [p for p in (*context.own, *context.broken) if p.path and _listing(context, p.path) == listing.path]
        here = {part.graph: part for part in beside if part is not listing}
        given = {part.graph for part in context.shared}  # for example, those that a copied catalogue describes
        absent = {i for i in listed - set(here) - given - {listing.graph} if not i.startswith(GRAPH + "ontology/")}
        unlisted = {iri for iri in set(here) - listed if not here[iri].faults}
        for old, new in _renamed(absent, unlisted):
            absent = {iri for iri in absent if _folder(iri) != old}
            unlisted = {iri for iri in unlisted if _folder(iri) != new}
            yield _moved(listing, here, old, new)
        for iri in sorted(unlisted):
            message = f"the catalogue does not describe {curie(iri)}"
            yield Fault("catalogue", message, f"Describe it in {shown(listing.path)}.", part=here[iri])
        for iri in sorted(absent):
            message = f"the catalogue describes {curie(iri)}, which no file holds"
            yield Fault("catalogue", message, "Add the file, or delete the entry.", iri, part=listing)
        yield from _sizes(context, listing, listing.path)


def _listing(context: Context, path: Path) -> Path | None:
    """Return the catalogue that describes the graph of a file: the nearest in its folder and those above."""
    listings = {part.path for part in context.catalogues}
    return next((above / CATALOGUE for above in path.parents if above / CATALOGUE in listings), None)


def _sizes(context: Context, listing: Part, path: Path) -> Iterator[Fault]:
    sizes = {part.graph: len(part.rows) for part in context.own}
    for iri, predicate, value, _ in listing.rows:
        if predicate == _SIZE and iri in sizes and value != str(sizes[iri]):
            message = f"{curie(iri)} holds {sizes[iri]} statements, not {value}"
            remedy = f"Run `diplograph derive {shown(path.parent)}`."
            found = listing.locator.statement(iri, predicate, value)
            edits = (Edit(*found.spans[2], str(sizes[iri])),) if found else ()
            yield Fault("catalogue-size", message, remedy, iri, _SIZE, value, part=listing, edits=edits)


def _folder(iri: str) -> str:
    return iri.rpartition("/")[0]


def _renamed(absent: set[str], unlisted: set[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of a listed folder and an existing one with the same files: it was renamed or copied."""
    folders: dict[str, set[str]] = defaultdict(set)
    for iri in absent | unlisted:
        folders[_folder(iri)].add(iri.rpartition("/")[2])
    listed, there = ({_folder(iri) for iri in iris} for iris in (absent, unlisted))
    for new in sorted(there - listed):
        alike = [old for old in sorted(listed - there) if len(folders[old] & folders[new]) * 2 > len(folders[new])]
        if len(alike) == 1:
            yield alike[0], new


def _moved(listing: Part, here: dict[str, Part], old: str, new: str) -> Fault:
    """Return one fault with the cause: graphs are named for their folder, which has been renamed."""
    was, now = (folder.removeprefix(GRAPH) for folder in (old, new))
    folder = next(part.path.parent for iri, part in here.items() if _folder(iri) == new and part.path)
    message = f"the folder is now {now!r}, but its catalogue still uses graph names for {was!r}"
    remedy = (
        f"Run `diplograph check --fix {shown(folder)}` to name them for the folder, or rename the folder to {was!r}."
    )
    edits = tuple(
        Edit(match.start(1), match.end(1), now)
        for match in re.finditer(rf"(?:{re.escape(GRAPH)}|\bgraph:)({re.escape(was)})(?=[/\\])", listing.text)
    )
    return Fault("folder-renamed", message, remedy, part=listing, edits=edits)
