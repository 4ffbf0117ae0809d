"""Files to a dataset: one named graph for each Turtle file.

The name of a graph follows from where its file stands, so that a file, its
graph and its line in the catalogue cannot drift apart: ``graphs/a/b.ttl`` is
the graph ``…/graph/a/b``, ``ontology/core.ttl`` is ``…/graph/ontology/core``,
and a file of yours is ``…/graph/<folder>/<file>``.  A ``catalog.ttl`` alone in a
folder, which is that of the folders below, is ``…/graph/catalog``.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from diplograph import terms
from diplograph.data import bundled
from diplograph.errors import DataError, NoStatements, NotFound, SyntaxFault
from diplograph.namespaces import GRAPH

if TYPE_CHECKING:
    import rdflib


class GraphFile(NamedTuple):
    """A Turtle file and the IRI of the named graph that it holds."""

    path: Path
    graph: str


def graph_iri(path: Path) -> str:
    """Return the IRI of the graph that the file at ``path`` holds."""
    if ".." in path.parts or not path.is_relative_to(bundled.root()):
        path = path.resolve()  # asks the file system for each part, so not for the bundled files
    for folder, base in ((bundled.graphs(), bundled.graphs()), (bundled.ontology(), bundled.root())):
        if path.is_relative_to(folder):
            return GRAPH + path.relative_to(base).with_suffix("").as_posix()
    if path.name == bundled.CATALOGUE and len(list(path.parent.glob("*.ttl"))) == 1:
        return GRAPH + "catalog"  # of several folders, as ours
    return GRAPH + re.sub(r"[^\w./-]", "-", f"{path.parent.name}/{path.stem}")


def graph_files(paths: Iterable[Path]) -> list[GraphFile]:
    """Return each file with the graph that it holds."""
    return [GraphFile(path, graph_iri(path)) for path in paths]


def find_files(paths: Iterable[str | Path]) -> list[GraphFile]:
    """Return the Turtle files at ``paths``; a folder stands for all below it.

    Raises:
        NotFound: a path is not there, or is neither a folder nor a ``.ttl`` file.
        NoStatements: a folder holds no ``.ttl`` file.

    """
    found: dict[Path, GraphFile] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            files = sorted(path.rglob("*.ttl"))
            if not files:
                raise NoStatements(
                    str(path), "no Turtle file (*.ttl) in this folder", "Name the folder that holds them."
                )
        elif not path.exists():
            raise NotFound(str(path), "no such file or folder", "Check the path.")
        elif path.suffix != ".ttl":
            raise NotFound(str(path), "not a Turtle file", "Name a file that ends in .ttl, or a folder of them.")
        else:
            files = [path]
        for file in files:
            found.setdefault(file.resolve(), GraphFile(file, graph_iri(file)))
    return list(found.values())


def shown(path: Path) -> str:
    """Return a path as it is shown: from the working directory, where it is below that."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def read(file: Path) -> bytes:
    """Return the bytes of a file, sure to be UTF-8, without a byte order mark.

    Raises:
        NotFound: the file cannot be read.
        SyntaxFault: the bytes are not UTF-8; line and column of the first that is not.

    """
    try:
        data = file.read_bytes().removeprefix(BOM_UTF8)
    except OSError as error:
        raise NotFound(str(file), f"cannot be read ({error.strerror})", "Check the path and its rights.") from None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        raise SyntaxFault(
            str(file), before.count(b"\n") + 1, column, "not UTF-8 text", "Save the file as UTF-8."
        ) from None
    return data


def parse(file: Path) -> Iterator[ox.Triple]:
    """Yield the triples of one Turtle file.

    Raises:
        SyntaxFault: with line, column and what the parser expected.

    """
    data = read(file)
    try:
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE):
            yield quad.triple
    except SyntaxError:
        raise _fault(file, data) from None


def quads(file: GraphFile, data: bytes) -> Iterator[ox.Quad]:
    """Yield the statements of ``data``, read from a Turtle file, in its graph; no other file has its blank nodes.

    Raises:
        SyntaxFault: with line, column and what the parser expected.

    """
    name = ox.NamedNode(file.graph)
    try:
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, name)
    except SyntaxError:
        raise _fault(file.path, data) from None


def _fault(file: Path, data: bytes) -> SyntaxFault:
    from diplograph.data.syntax import read_all  # only where something is wrong

    return read_all(file, data.decode("utf-8"))[1][0]


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
            store.load(data, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(file.graph))
        except SyntaxError:
            raise _fault(file.path, data) from None
        except ValueError as error:
            raise DataError(str(file.path), str(error), "Mend the file.") from None
    if not len(store):
        raise NoStatements(", ".join(names[:3]), "no statements", "Name a file or folder that holds some.")
    return store


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
