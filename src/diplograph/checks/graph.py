"""Statements indexed by subject and predicate, and the class hierarchy that they give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from diplograph.data.rows import IRI, Row, Value
from diplograph.namespaces import RDF, RDFS

_TYPE = RDF + "type"


class Classes:
    """Classes and their superclasses; cycles are allowed."""

    def __init__(self, above: dict[str, set[str]]) -> None:
        self._above = above
        self._known: dict[str, frozenset[str]] = {}

    def ancestors(self, kind: str) -> frozenset[str]:
        """Return the class and all its superclasses."""
        if kind not in self._known:
            seen, todo = {kind}, [kind]
            while todo:
                new = self._above.get(todo.pop(), set()) - seen
                seen |= new
                todo += new
            self._known[kind] = frozenset(seen)
        return self._known[kind]

    def is_a(self, kinds: Iterable[str], wanted: str) -> bool:
        """Tell whether one of the classes is the required one or a subclass of it."""
        return any(wanted in self.ancestors(kind) for kind in kinds)


class Graph:
    """A set of statements as text, by subject and predicate.

    Args:
        rows: the statements; repeated statements count once.

    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = list(dict.fromkeys(rows))
        self.out: dict[str, dict[str, list[Value]]] = {}
        out = self.out
        for subject, predicate, value, kind in self.rows:
            said = out.get(subject)
            if said is None:
                said = out[subject] = {}
            values = said.get(predicate)
            if values is None:
                said[predicate] = [(value, kind)]
            else:
                values.append((value, kind))
        self._into: dict[str, dict[Value, list[str]]] = {}

    def objects(self, subject: str, predicate: str) -> list[Value]:
        """Return the objects of a subject by a predicate."""
        return self.out.get(subject, {}).get(predicate, [])

    def into(self, predicate: str) -> dict[Value, list[str]]:
        """Return the subjects of each object by a predicate."""
        if predicate not in self._into:
            found: dict[Value, list[str]] = defaultdict(list)
            for subject, said in self.out.items():
                for value in said.get(predicate, ()):
                    found[value].append(subject)
            self._into[predicate] = found
        return self._into[predicate]

    @cached_property
    def tree(self) -> Classes:
        """The class hierarchy that the statements give."""
        return Classes(
            {
                s: {v for v, _ in said[RDFS + "subClassOf"]}
                for s, said in self.out.items()
                if RDFS + "subClassOf" in said
            }
        )

    @cached_property
    def types(self) -> dict[str, frozenset[str]]:
        """All classes of each subject, including superclasses."""
        ancestors = self.tree.ancestors
        known: dict[tuple[str, ...], frozenset[str]] = {}
        types = {}
        for subject, said in self.out.items():
            if _TYPE in said:
                direct = tuple(value for value, kind in said[_TYPE] if kind == IRI)
                if direct not in known:
                    known[direct] = frozenset().union(*map(ancestors, direct))
                types[subject] = known[direct]
        return types

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The classes that have an instance."""
        return frozenset(kind for said in self.out.values() for kind, form in said.get(_TYPE, ()) if form == IRI)
