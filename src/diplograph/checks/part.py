"""One named graph of a check: its statements, indexes over them, and the faults that are found in it alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.checks.report import VIOLATION
from diplograph.data import bundled
from diplograph.data.dates import bounds
from diplograph.data.derive import DERIVES
from diplograph.data.discovery import graph_iri
from diplograph.data.positions import OBJECT, Edit, Locator, Place
from diplograph.data.rows import IRI, Row, row
from diplograph.data.turtle import read
from diplograph.errors import SyntaxFault
from diplograph.namespaces import EDTF, GRAPH, ID, RDF

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


PartRule = Callable[["Part"], Iterator[Fault]]


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
        self._faults: dict[PartRule, tuple[Fault, ...]] = {}

    @cached_property
    def rows(self) -> list[Row]:
        """The statements as text."""
        return [row(each) for each in self.triples]

    @cached_property
    def described(self) -> frozenset[str]:
        """The IRIs that are subjects of a statement."""
        return frozenset(subject for subject, *_ in self.rows if not subject.startswith("_:"))

    @cached_property
    def things(self) -> frozenset[str]:
        """The IRIs of individuals, in every position."""
        return frozenset(term for term in self._terms if term.startswith(ID))

    @cached_property
    def terms(self) -> frozenset[str]:
        """All other terms: IRIs of vocabularies, languages, datatypes and blank nodes."""
        return self._terms - self.things

    @cached_property
    def _terms(self) -> frozenset[str]:
        return frozenset(term for each in self.rows for term in terms(each))

    @cached_property
    def referred(self) -> frozenset[str]:
        """The IRIs that are objects of a statement about something else."""
        return frozenset(value for subject, _, value, kind in self.rows if kind == IRI and subject != value)

    @cached_property
    def _by_predicate(self) -> dict[str, list[Row]]:
        grouped: dict[str, list[Row]] = {}
        for each in self.rows:
            grouped.setdefault(each[1], []).append(each)
        return grouped

    def by(self, *predicates: str) -> list[Row]:
        """Return the statements of some predicates."""
        return [each for predicate in predicates for each in self._by_predicate.get(predicate, ())]

    @cached_property
    def typed(self) -> list[Row]:
        """The statements that give a type."""
        return self.by(TYPE)

    @cached_property
    def deriving(self) -> list[Row]:
        """The statements from which others may follow, except for dates that cannot be read."""
        unread = {fault_row for fault_row, _ in self.bad_dates}
        return [each for each in self.by(*DERIVES) if each not in unread]

    @cached_property
    def texts(self) -> list[Row]:
        """The statements whose object has a language, except in the ontology."""
        return [] if self.ontology else [each for each in self.rows if each[3].startswith("@")]

    @cached_property
    def bad_dates(self) -> list[tuple[Row, str]]:
        """The invalid EDTF literals, each with the reason."""
        found = []
        for each in self.rows:
            if each[3] == EDTF:
                try:
                    bounds(each[2])
                except ValueError as error:
                    found.append((each, str(error)))
        return found

    def faults_by(self, rule: PartRule) -> tuple[Fault, ...]:
        """Return the faults that a rule finds in this graph, which are kept with it."""
        if rule not in self._faults:
            self._faults[rule] = tuple(rule(self))
        return self._faults[rule]

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
    def authored(self) -> bool:
        """Whether somebody wrote the graph, and not as a part of the ontology."""
        return not self.ontology and not self.derived

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


def terms(each: Row) -> tuple[str, str, str]:
    """Return the subject, the predicate, and the object or, for a literal, its language or datatype."""
    subject, predicate, value, kind = each
    return subject, predicate, kind or value


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
