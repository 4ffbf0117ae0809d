"""What the index of names and words takes from a graph: names, classes and the contents of claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Final, NamedTuple

import pyoxigraph as ox

from diplograph.namespaces import DG, RDF, RDFS, SKOS


class Called(IntEnum):
    """How a text names the thing that it finds, the best kind first."""

    PREFERRED = 1
    OTHER = 2
    USED = 3  # a name that a passage uses for the thing
    PARAPHRASE = 4


# The predicate of each kind of text; a name that a passage uses is linked to what it denotes by another node.
NAMES: Final = {
    Called.PREFERRED: SKOS + "prefLabel",
    Called.OTHER: SKOS + "altLabel",
    Called.USED: DG + "name",
    Called.PARAPHRASE: DG + "paraphrase",
}
_CALLED: Final = {predicate: called for called, predicate in NAMES.items()}
_PREDICATES: Final = (*_CALLED, RDF + "type", RDFS + "subClassOf", DG + "content", DG + "denotes")
_WRITTEN: Final = frozenset(f"<{predicate}>".encode() for predicate in _PREDICATES)


class Indexed(NamedTuple):
    """The content of a graph that is indexed; it follows from the statements alone."""

    classes: set[tuple[str, str]]
    claims: set[tuple[str, str]]
    below: set[tuple[str, str]]
    texts: set[tuple[str, Called, str]]

    @classmethod
    def of(cls, quads: Iterable[ox.Quad]) -> Indexed:
        """Return what is indexed of some statements, of whatever graphs."""
        found = cls(set(), set(), set(), set())
        written, denoted = defaultdict(list), defaultdict(list)
        for quad in quads:
            predicate, about, value = quad.predicate.value, quad.subject, quad.object
            if predicate == DG + "name" and isinstance(value, ox.Literal):
                written[about].append(value.value)
            elif predicate == DG + "denotes" and isinstance(value, ox.NamedNode):
                denoted[about].append(value.value)
            elif not isinstance(about, ox.NamedNode):
                continue  # a blank node has no name by which to find it
            elif isinstance(value, ox.Literal):
                if (called := _CALLED.get(predicate)) is not None:
                    found.texts.add((about.value, called, value.value))
            elif isinstance(value, ox.NamedNode):
                pair = about.value, value.value
                if predicate == RDF + "type":
                    found.classes.add(pair)
                elif predicate == DG + "content":
                    found.claims.add(pair)
                elif predicate == RDFS + "subClassOf":
                    found.below.add(pair)
        for use, names in written.items():
            found.texts.update((thing, Called.USED, name) for name in names for thing in denoted[use])
        return found

    @classmethod
    def of_lines(cls, lines: Iterable[bytes]) -> Indexed:
        """Return the same of lines of N-Triples or N-Quads, each with its line end, as pyoxigraph writes them."""
        used = b"".join(line for line in lines if line.split(b" ", 2)[1] in _WRITTEN)
        return cls.of(ox.parse(used, format=ox.RdfFormat.N_QUADS, lenient=True))

    @classmethod
    def of_store(cls, store: ox.Store, graph: str | None = None) -> Indexed:
        """Return the same of a graph in a store, or of all of its graphs."""
        return cls.of(_used(store, None if graph is None else ox.NamedNode(graph)))


def _used(store: ox.Store, graph: ox.NamedNode | None) -> Iterator[ox.Quad]:
    for predicate in _PREDICATES:
        yield from store.quads_for_pattern(None, ox.NamedNode(predicate), None, graph)
