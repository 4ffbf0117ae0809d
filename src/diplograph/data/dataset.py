"""Files to a dataset, one named graph for each, and datasets to rdflib and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph import terms
from diplograph.data import ahead, bundled
from diplograph.data.discovery import GraphFile, graph_files
from diplograph.data.prepared import form_of, is_of
from diplograph.data.turtle import fault, read
from diplograph.errors import DataError, NoStatements

if TYPE_CHECKING:
    import rdflib


def load(files: Iterable[GraphFile], into: ox.Store | None = None) -> ox.Store:
    """Return an in-memory store, a new one or ``into``, with one named graph more for each file.

    Raises:
        SyntaxFault: a file is not valid Turtle or not UTF-8.
        NoStatements: none of the files holds a statement.

    """
    store = ox.Store() if into is None else into
    names = []
    for file in files:
        names.append(str(file.path))
        data = read(file.path)
        try:
            # On small files in memory, this is faster than bulk_load.
            if form := form_of(file.path, data):
                store.load(form, format=ox.RdfFormat.TRIG, lenient=True)
            else:
                store.load(data, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(file.graph))
        except SyntaxError:
            raise fault(file.path, data) from None
        except ValueError as error:
            raise DataError(str(file.path), str(error), "Correct the file.") from None
    if not len(store):
        raise NoStatements(", ".join(names[:3]), "no statements", "Name a file or folder that holds some.")
    return store


def load_bundled() -> ox.Store:
    """Return the bundled graph in a store of its own; see `load`."""
    files = bundled.bundled_files()
    whole = is_of(files)  # while a thread may be loading it
    store = ahead.store()
    return store if store is not None and whole else load(graph_files(files))


def to_rdflib(store: ox.Store) -> rdflib.Dataset:
    """Return an rdflib Dataset (union default graph) with a copy of every named graph."""
    return terms.dataset_to_rdflib(store.dump(format=ox.RdfFormat.N_QUADS) or b"")


def from_rdflib(graph: rdflib.Graph) -> ox.Store:
    """Return a store with a copy of an rdflib Graph or Dataset; see `diplograph.terms.quads_from_rdflib`.

    Raises:
        NoStatements: there is nothing in it.
        DataError: a statement is not RDF 1.1.

    """
    try:
        quads = terms.quads_from_rdflib(graph)
    except (TypeError, ValueError) as error:
        raise DataError("graph", f"not a statement of RDF 1.1: {error}", "Correct or remove it.") from None
    if not quads:
        raise NoStatements("graph", "no statements", "Give a graph that holds some.")
    store = ox.Store()
    store.extend(quads)
    return store


def missing(store: ox.Store, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield the triples that no graph of ``store`` holds: what two graphs say, some stores count twice."""
    for triple in triples:
        if next(store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None), None) is None:
            yield triple


def in_graph(name: str, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    """Yield the triples as statements of the graph of that IRI."""
    graph = ox.NamedNode(name)
    return (ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
