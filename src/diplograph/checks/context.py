"""The input of the rules: the graphs to check, the graphs that they may refer to, and indexes over both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.checks.graph import Classes, Graph
from diplograph.checks.native import Memory, Shapes
from diplograph.checks.report import VIOLATION
from diplograph.data import bundled
from diplograph.data.composition import context_of
from diplograph.data.dates import bounds
from diplograph.data.derive import Index, follows
from diplograph.data.discovery import graph_files, graph_iri, turtle_files
from diplograph.data.positions import OBJECT, Edit, Locator, Place
from diplograph.data.rows import IRI, Row, row, triple
from diplograph.data.turtle import read
from diplograph.errors import SyntaxFault
from diplograph.namespaces import DG, EDTF, GRAPH, ID, RDF, curie

TYPE = RDF + "type"


class Fault(NamedTuple):
    """What is wrong with a statement or a file, before its position is known.

    If ``part`` is given, the fault is there, otherwise in the file with the statement.  Its position is
    ``place`` or, without one, the term of the statement ``subject path value`` (the ``nth`` of those
    with blank nodes).  ``shown`` is the value to show, if not ``value``.
    """

    rule: str
    message: str
    remedy: str
    subject: str = ""
    path: str = ""
    value: str = ""
    severity: str = VIOLATION
    part: Part | None = None
    term: int = OBJECT
    nth: int = 0
    shown: str | None = None
    place: Place | None = None
    edits: tuple[Edit, ...] = ()


class Part:
    """One named graph: its statements and, if it comes from a file, the text of the file."""

    def __init__(
        self,
        graph: str,
        path: Path | None,
        triples: list[ox.Triple],
        text: str = "",
        faults: tuple[SyntaxFault, ...] = (),
    ) -> None:
        self.graph, self.path, self.triples, self.text, self.faults = graph, path, triples, text, faults

    @cached_property
    def rows(self) -> list[Row]:
        """The statements as text."""
        return [row(each) for each in self.triples]

    @cached_property
    def described(self) -> frozenset[str]:
        """The IRIs that are subjects of a statement."""
        return frozenset(subject for subject, *_ in self.rows if not subject.startswith("_:"))

    @cached_property
    def locator(self) -> Locator:
        """The positions of the statements in the file."""
        return Locator(self.text)

    @property
    def folder(self) -> Path | None:
        """The folder of the file."""
        return self.path.parent if self.path else None

    @property
    def derived(self) -> bool:
        """Whether the graph is one that `diplograph derive` writes."""
        return self.path.name == bundled.DERIVED if self.path else self.graph.rpartition("/")[2] == "derived"

    @cached_property
    def ontology(self) -> bool:
        """Whether the graph belongs to the ontology, the schemes or the shapes."""
        return self.graph.startswith(GRAPH + "ontology/")

    @cached_property
    def is_data(self) -> bool:
        """Whether the graph is validated against the shapes; the shapes themselves are not."""
        return not self.ontology or self.graph in {graph_iri(path) for path in bundled.context_files()}

    @property
    def catalogue(self) -> bool:
        """Whether the graph is a catalogue, which describes other graphs."""
        return self.path is not None and self.path.name == bundled.CATALOGUE

    def nth(self, fault_row: Row) -> int:
        """Return the index of the subject, in the order of the file, among the blank nodes with this statement."""
        subject, *bare = fault_row
        if not subject.startswith("_:"):
            return 0
        alike = [other[0] for other in self.rows if list(other[1:]) == bare and other[0].startswith("_:")]
        return alike.index(subject)


class Kept:
    """Reads files.  A subclass that remembers reads only files that changed, and validates only what they affect."""

    def __init__(self, remembers: bool = False) -> None:
        self.memory = Memory() if remembers else None
        self.shapes: Shapes | None = None
        self._parts: dict[Path, tuple[tuple[int, int], Part]] = {}

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


class KeptShared(Kept):
    """Remembers what documents share, and the shapes, for a process that checks one document after another."""

    def _remembers(self, path: Path) -> bool:
        return path.is_relative_to(bundled.graphs()) or path.is_relative_to(bundled.ontology())


def read_part(path: Path) -> Part:
    """Return the part that a file holds, with all its faults of syntax."""
    try:
        text = read(path).decode("utf-8")
    except SyntaxFault as fault:
        return Part(graph_iri(path), path, [], "", (fault,))
    try:
        triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)]
        if not any(isinstance(triple.object, ox.Triple) for triple in triples):
            return Part(graph_iri(path), path, triples, text)
    except SyntaxError:
        pass
    from diplograph.data.syntax import read_all  # only where something is wrong

    triples, faults = read_all(path, text)
    return Part(graph_iri(path), path, triples, text, tuple(faults))


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
        here = {each[0] for part in self.every for each in part.rows if each[1] == TYPE}
        named = {term for part in self.own for each in part.rows for term in (each[0], each[2])}
        lacking = any(name.startswith(ID) and name not in here for name in named)
        for part in (*(self.elsewhere if lacking else ()), *self.broken):
            for each in part.rows:
                if each[1] == TYPE and not each[0].startswith("_:"):
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
        rows = [each for part in (*self.every, *self.broken) if part.is_data for each in part.rows]
        referred = {each[2] for part in self.own for each in part.rows if each[3] == IRI}
        rows += [t for iri, types in self.foreign.items() if iri in referred and iri not in self.homes for t in types]
        unread = {fault_row for _, fault_row, _ in self.bad_dates}
        return Graph([*rows, *sorted(follows(Index(each for each in rows if each not in unread)))])

    def statements(self) -> Iterator[ox.Triple]:
        """Yield the statements of `graph`, some of them twice."""
        parsed = [part for part in (*self.every, *self.broken) if part.is_data]
        for part in parsed:
            yield from part.triples
        yield from map(triple, set(self.graph.rows).difference(*(part.rows for part in parsed)))

    @cached_property
    def bad_dates(self) -> list[tuple[Part, Row, str]]:
        """The invalid EDTF literals, each with the reason."""
        found = []
        for part in (*self.every, *self.broken):
            for each in part.rows:
                if each[3] == EDTF:
                    try:
                        bounds(each[2])
                    except ValueError as error:
                        found.append((part, each, str(error)))
        return found

    @cached_property
    def classes(self) -> Classes:
        """The classes of the ontology, each with its superclasses."""
        return self.graph.tree

    @cached_property
    def kinds(self) -> dict[str, set[str]]:
        """The types of each thing, as far as they are classes of the ontology."""
        kinds: dict[str, set[str]] = defaultdict(set)
        for part in self.every:
            for subject, predicate, value, _ in part.rows:
                if predicate == TYPE and value.startswith(DG):
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
        return [part for part in self.own if not part.ontology and not part.derived]
