"""The input of the rules: the graphs to check, the graphs that they may refer to, and indexes over both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, wraps
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from diplograph.checks.graph import Classes, Graph
from diplograph.checks.native import Memory, Shapes
from diplograph.checks.part import TYPE, Fault, Part, PartRule, read_part
from diplograph.data import bundled
from diplograph.data.composition import context_of
from diplograph.data.derive import Index, follows
from diplograph.data.discovery import graph_files, turtle_files
from diplograph.data.rows import Row, triple
from diplograph.namespaces import DG, GRAPH, curie


def of_each_part(rule: PartRule) -> Callable[[Context], Iterator[Fault]]:
    """Turn a rule about one graph alone into one about every checked graph; its faults are kept with the graph."""

    @wraps(rule)
    def of_every_part(context: Context) -> Iterator[Fault]:
        return chain.from_iterable(part.faults_by(rule) for part in context.own)

    return of_every_part


class Kept:
    """Reads files.  A subclass that remembers reads only files that changed, and validates only what they affect."""

    def __init__(self, remembers: bool = False) -> None:
        self.memory = Memory() if remembers else None
        self.shapes: Shapes | None = None
        self._parts: dict[Path, tuple[tuple[int, int], Part]] = {}
        self._followed: dict[tuple[str, ...], tuple[list[list[Row]], list[Row]]] = {}

    def read(self, path: Path) -> Part:
        """Return the part that a file holds, with all its faults of syntax."""
        if not self._remembers(path):
            return read_part(path)
        stat = path.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        if path not in self._parts or self._parts[path][0] != stamp:
            self._parts[path] = (stamp, read_part(path))
        return self._parts[path][1]

    def _remembers(self, path: Path) -> bool:
        return self.memory is not None

    def followed(self, parts: Iterable[Part]) -> list[Row]:
        """Return what follows from some parts, sorted; remembered until a statement from which it follows changes."""
        parts = list(parts)
        name, premises = tuple(part.graph for part in parts), [part.deriving for part in parts]
        before, known = self._followed.get(name, ([], []))
        if before != premises:
            known = sorted(follows(Index(chain.from_iterable(premises))))
            if self.memory:
                self._followed[name] = (premises, known)
        return known


class KeptShared(Kept):
    """Remembers what documents share, and the shapes, for a process that checks one document after another."""

    def _remembers(self, path: Path) -> bool:
        return path.is_relative_to(bundled.graphs()) or path.is_relative_to(bundled.ontology())


class Context:
    """The parts to check and what they may refer to.

    Args:
        own: the parts to check.
        broken: the files that do not parse, with what could be read of them; they are not checked.
        kept: the reader of files, which may remember the last check.
        engine: the name of the SHACL engine.

    """

    def __init__(self, own: list[Part], broken: list[Part], kept: Kept, engine: str = "native") -> None:
        self.own, self.broken, self.kept, self.engine = own, broken, kept, engine
        names = {part.graph for part in (*own, *broken)}
        shared = context_of(names)
        of_the_essay = [*bundled.bundled_files(), *bundled.shape_files(), bundled.style()]
        if not names <= {file.graph for file in graph_files(of_the_essay)}:
            shared += [file for file in graph_files(bundled.shared_companion_files()) if file.graph not in names]
        self.shared = [kept.read(file.path) for file in shared]

    @cached_property
    def elsewhere(self) -> list[Part]:
        """The bundled documents that a graph may refer to, except those that are themselves checked, or copied."""
        names = {part.graph for part in (*self.own, *self.broken)}
        left_out = names | {part.graph for part in self.shared} | self._renamed()
        files = graph_files(turtle_files(bundled.graphs(), deep=True))
        kept = (bundled.DERIVED, bundled.CATALOGUE)
        return [self.kept.read(f.path) for f in files if f.graph not in left_out and f.path.name not in kept]

    def _renamed(self) -> set[str]:
        """Return the graphs that a catalogue describes; in a renamed copy, those of the original folder."""
        return {iri for part in self.catalogues for iri in part.described if iri.startswith(GRAPH)}

    @cached_property
    def every(self) -> list[Part]:
        """The parts checked and those that every graph may refer to."""
        return [*self.own, *self.shared]

    @property
    def catalogues(self) -> Iterator[Part]:
        """The catalogues among what is checked."""
        return (part for part in self.own if part.catalogue)

    @cached_property
    def homes(self) -> dict[str, list[Part]]:
        """The parts with statements about a subject."""
        homes: dict[str, list[Part]] = defaultdict(list)
        for part in self.own:
            for iri in part.described:
                homes[iri].append(part)
        return dict(homes)

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The subjects described in several parts, checked or shared."""
        seen: set[str] = set()
        again: set[str] = set()
        for part in (*self.shared, *self.own):
            again |= seen & part.described
            seen |= part.described
        return frozenset(again)

    @cached_property
    def said(self) -> dict[tuple[str, str], Part]:
        """The part with a statement of a predicate about a subject."""
        return {(subject, predicate): part for part in self.own for subject, predicate, *_ in part.rows}

    def short(self, value: str, focus: str) -> str:
        """Shorten an IRI with the prefixes of the file that gives the type of the focus node."""
        part = self.home(focus)
        return part.locator.shorten(value) if part else curie(value)

    def home(self, iri: str) -> Part | None:
        """Return the part that gives the type of a thing, else one with any statement about it."""
        return self.said.get((iri, TYPE)) or next(iter(self.homes.get(iri, ())), None)

    @cached_property
    def foreign(self) -> dict[str, list[Row]]:
        """The types of things described only in the bundled documents, or in a file that does not parse.

        The documents are read only if a name is used that neither the graph nor the shared files give a type.
        """
        known: dict[str, list[Row]] = defaultdict(list)
        here = {each[0] for part in self.every for each in part.typed}
        lacking = any(not part.things <= here for part in self.own)
        for part in (*(self.elsewhere if lacking else ()), *self.broken):
            for each in part.typed:
                if not each[0].startswith("_:"):
                    known[each[0]].append(each)
        return dict(known)

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """The IRIs in files that do not parse: a fault in one of them may be a mere consequence of that."""
        from diplograph.data.syntax import mentioned

        return frozenset(iri for part in self.broken for iri in mentioned(part.text))

    @cached_property
    def graph(self) -> Graph:
        """All statements as the shapes see them, with the types of what is described elsewhere."""
        parts = [part for part in (*self.every, *self.broken) if part.is_data]
        referred = frozenset().union(*(part.referred for part in self.own))
        lent = [t for iri, types in self.foreign.items() if iri in referred and iri not in self.homes for t in types]
        return Graph(chain(*(part.rows for part in parts), lent, self.kept.followed(parts)))

    def statements(self) -> Iterator[ox.Triple]:
        """Yield the statements of `graph`, some of them twice."""
        parsed = [part for part in (*self.every, *self.broken) if part.is_data]
        for part in parsed:
            yield from part.triples
        yield from map(triple, set(self.graph.rows).difference(*(part.rows for part in parsed)))

    @property
    def bad_dates(self) -> Iterator[tuple[Part, Row, str]]:
        """The invalid EDTF literals, each with the reason."""
        return ((part, *found) for part in (*self.every, *self.broken) for found in part.bad_dates)

    @cached_property
    def classes(self) -> Classes:
        """The classes of the ontology, each with its superclasses."""
        return self.graph.tree

    @cached_property
    def kinds(self) -> dict[str, set[str]]:
        """The types of each thing, as far as they are classes of the ontology."""
        kinds: dict[str, set[str]] = defaultdict(set)
        for part in self.every:
            for subject, _, value, _ in part.typed:
                if value.startswith(DG):
                    kinds[subject].add(value)
        return dict(kinds)

    def instances(self, kind: str) -> list[str]:
        """Return the instances of a class and its subclasses that the checked parts describe."""
        return self._instances.get(kind, [])

    @cached_property
    def _instances(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for subject, kinds in self.graph.types.items():
            if subject in self.homes:
                for kind in kinds:
                    found[kind].append(subject)
        return found

    @cached_property
    def authored(self) -> list[Part]:
        """The checked parts, without the ontology and without derived graphs."""
        return [part for part in self.own if part.authored]
