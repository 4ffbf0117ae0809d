"""Transfer graphs between files and triple stores, and compare them by their canonical forms."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

import pyoxigraph as ox

from diplograph.data import bundled, canonical, turtle
from diplograph.data.atomic import write_files
from diplograph.data.companions import brought
from diplograph.data.composition import find_sources
from diplograph.data.dataset import load
from diplograph.data.derive import to_turtle
from diplograph.data.turtle import parse
from diplograph.errors import DataError, EndpointError, NotFound, PushBroken
from diplograph.namespaces import GRAPH, curie, expand
from diplograph.sparql.graph_store import GraphStoreClient


class GraphContainer(Protocol):
    """Anything that holds named graphs."""

    def graphs(self) -> list[str]:
        """Return the IRIs of the graphs, sorted."""
        ...

    def triples(self, graph: str) -> Iterable[ox.Triple]:
        """Return the statements of one graph."""
        ...


class Files:
    """Turtle files, one graph each; literals keep their form as written.

    Args:
        paths: files and folders; none for the bundled graph, ontology and schemes.
        context: whether to include the ontology, the schemes and the shared files, and
            the derived statements of files without a ``derived.ttl``.

    Raises:
        NotFound, NoStatements, UsageError: see `diplograph.data.composition.find_sources`.

    """

    def __init__(self, paths: Iterable[str | Path] = (), context: bool = False) -> None:
        paths = list(paths) or bundled.bundled_files()
        self._sources = find_sources(paths)
        files = self._sources.own + (self._sources.context if context else ())
        self._files = {file.graph: file.path for file in files}
        self._derived = tuple(self._sources.derived) if context else ()
        self._brought = brought(load(files)) if context else {}

    def graphs(self) -> list[str]:
        """See `GraphContainer`."""
        return sorted({*self._files, *self._derived, *self._brought})

    def triples(self, graph: str) -> Iterable[ox.Triple]:
        """See `GraphContainer`."""
        if graph in self._files:
            return parse(self._files[graph])
        return self._brought[graph] if graph in self._brought else self._sources.follows(graph)


class Pushed(NamedTuple):
    """One graph after loading: the number of statements sent, the digest of the server's copy, and differences."""

    graph: str
    sent: int
    digest: str
    lost: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the server holds exactly what was sent."""
        return not self.lost and not self.added


def push(
    source: GraphContainer,
    store: GraphStoreClient,
    graphs: Collection[str] = (),
    progress: Callable[[int, int, str], None] | None = None,
) -> Iterator[Pushed]:
    """Load the graphs of ``source`` into ``store`` one by one, and compare each with the server's copy.

    Args:
        source: the graphs to load.
        store: the target; each graph replaces the one of the same name.
        graphs: IRIs of the only ones to load; all by default.
        progress: called with the number of graphs done, the total, and the current graph.

    Raises:
        PushBroken: the server fails; ``loaded`` are the graphs that it already holds.

    """
    wanted = _wanted(source, graphs)
    loaded: list[str] = []
    for graph in wanted:
        if progress:
            progress(len(loaded), len(wanted), graph)
        triples = list(source.triples(graph))
        try:
            store.put(graph, triples)
            held = canonical.lines(store.triples(graph), curie(graph))
        except EndpointError as error:
            raise PushBroken(error, loaded, len(wanted)) from None
        loaded.append(graph)
        sent = canonical.lines(triples, curie(graph))
        lost, added = sorted(set(sent) - set(held)), sorted(set(held) - set(sent))
        yield Pushed(graph, len(sent), canonical.digest(held), tuple(lost), tuple(added))


def _wanted(container: GraphContainer, graphs: Collection[str]) -> list[str]:
    held = container.graphs()
    if not graphs:
        return held
    wanted = [expand(name) or name for name in graphs]
    for name in wanted:
        if name not in held:
            raise NotFound(
                curie(name), "there is no graph of that name", "There are " + ", ".join(map(curie, held)) + "."
            )
    return sorted(set(wanted))


def pull(store: GraphStoreClient, folder: Path, graphs: Collection[str] = ()) -> Iterator[tuple[str, Path, int]]:
    """Write each named graph of ``store`` to a Turtle file below ``folder``, with the name of the graph.

    Yields each graph with its file and its number of statements.

    Raises:
        EndpointError: the server refuses or fails; no file is left incomplete.
        DataError: the name of a graph cannot become a file name, or there is no graph.

    """
    wanted = [expand(name) or name for name in graphs] or store.graphs()
    if not wanted:
        raise DataError(store.client.url, "holds no graph of Diplograph", "Load them with `diplograph push`.")
    names = file_names(wanted)
    for graph, name in names.items():
        triples = store.triples(graph)
        if not triples:
            raise NotFound(curie(graph), f"{store.client.url} holds no graph of that name", "Check the name.")
        path = folder / name
        data = (to_turtle if path.name == bundled.DERIVED else turtle.write)(triples)
        write_files({path: data}, parents=True)
        if not canonical.same(parse(path), triples):
            raise DataError(str(path), "the written file differs from what the server sent", "Please report it.")
        yield graph, path, len(triples)


def file_names(graphs: Iterable[str]) -> dict[str, str]:
    """Return a unique file name for each graph, even on disks that ignore case.

    A graph name of Diplograph is the path of its file.  Any other is reduced to letters, digits and
    dashes, with a part of its digest, as are names that would collide.
    """
    found: dict[str, str] = {}
    taken: dict[str, list[str]] = {}
    for graph in graphs:
        name = graph.removeprefix(GRAPH)
        plain = re.fullmatch(r"[\w-]+(?:[./][\w-]+)*+", name) and len(name.encode()) <= _LONGEST and ".ttl/" not in name
        found[graph] = f"{name}.ttl" if plain else _squeezed(graph)
        taken.setdefault(unicodedata.normalize("NFKC", found[graph]).casefold(), []).append(graph)
    for met in taken.values():
        if len(met) > 1:
            found |= {graph: _squeezed(graph) for graph in met}
    return found


_LONGEST = 180  # bytes of a path below the folder; file systems allow 255 for each part


def _squeezed(graph: str) -> str:
    squeezed = re.sub(r"[^a-zA-Z0-9]+", "-", graph).strip("-")[:120]
    return f"{squeezed}-{hashlib.sha256(graph.encode()).hexdigest()[:12]}.ttl"


class Difference(NamedTuple):
    """One statement that only one side has: ``sign`` is "-" for the first side, "+" for the second."""

    graph: str
    subject: str
    sign: str
    predicate: str
    object: str


def differences(first: GraphContainer, second: GraphContainer, graphs: Collection[str] = ()) -> list[Difference]:
    """Return the statements that only one of two containers has, by graph and subject.

    Graphs with the same name are compared with each other.  If the two containers share no
    name (two files, say), their whole contents are compared.
    """
    names = [{expand(name) or name for name in graphs} or set(container.graphs()) for container in (first, second)]
    if graphs or names[0] & names[1]:
        pairs = [(g, [g] if g in names[0] else [], [g] if g in names[1] else []) for g in sorted(names[0] | names[1])]
    else:
        pairs = [("", sorted(names[0]), sorted(names[1]))]
    changes: list[Difference] = []
    for graph, ours, theirs in pairs:
        sides = [
            set(canonical.lines((t for name in held for t in container.triples(name)), " ".join(map(curie, held))))
            for container, held in ((first, ours), (second, theirs))
        ]
        for sign, lines in (("-", sides[0] - sides[1]), ("+", sides[1] - sides[0])):
            changes += [Difference(graph, *_parts(line, sign)) for line in lines]
    return sorted(changes)


def _parts(line: str, sign: str) -> tuple[str, str, str, str]:
    subject, predicate, rest = line.split(" ", 2)
    return subject, sign, predicate, rest.removesuffix(" .")
