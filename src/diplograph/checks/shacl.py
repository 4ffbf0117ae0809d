"""SHACL validation by several engines: statements and shapes in, the same kind of results out.

``native`` is the default (decision 36 says why there is one); ``pyshacl`` and ``shifty`` are its referees
and are imported only on request.  Messages are read from the shapes, not from the engines, so that
they do not depend on the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from diplograph.checks import native
from diplograph.checks.graph import Graph
from diplograph.checks.results import Result
from diplograph.data.rows import row
from diplograph.errors import DiplographError, MissingPackage, UsageError
from diplograph.namespaces import SH
from diplograph.terms import text_of

ENGINES = ("native", "shifty", "pyshacl")


def validate(shapes: Iterable[Path], data: Iterable[ox.Triple], engine: str = "native") -> set[Result]:
    """Validate statements against the shapes in some files.

    Raises:
        UsageError: there is no engine of that name.
        MissingPackage: it is not installed.
        DiplographError: the engine gave up on the shapes.

    """
    if engine not in ENGINES:
        raise UsageError(f"engine={engine}", "no such SHACL engine", f"Use one of {', '.join(ENGINES)}.")
    if engine == "native":
        statements = list(data)
        return native.validate(compiled(shapes), Graph(map(row, statements)), lambda: store(statements))
    run = _shifty if engine == "shifty" else _pyshacl
    document = ox.serialize(data, format=ox.RdfFormat.N_TRIPLES) or b""
    return results(run(_merged(path.read_bytes() for path in shapes), document))


def compiled(shapes: Iterable[Path]) -> native.Shapes:
    """Return the shapes in some files, compiled for the native engine.

    Raises:
        DataError: they use a part of SHACL that it does not support.

    """
    return native.Shapes(Graph(row(t) for path in shapes for t in _parsed(path.read_bytes())))


def store(statements: Iterable[ox.Triple]) -> ox.Store:
    """Return a store with the statements in its default graph."""
    held = ox.Store()
    held.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in statements)
    return held


def _parsed(document: bytes) -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(document, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))


def _shifty(shapes: bytes, data: bytes) -> bytes:
    try:
        import shifty
    except ImportError:
        raise MissingPackage("pyshifty", "shifty") from None
    try:
        _, report, _ = shifty.validate(data, shapes, graph_mode="data", infer=False)
    except (ValueError, RuntimeError) as error:
        raise _gave_up(error) from None
    return report.serialize(format="nt", encoding="utf-8")


def _gave_up(why: object) -> DiplographError:
    return DiplographError("shapes", f"the SHACL engine gave up: {why}", "Correct the shapes.")


def _merged(documents: Iterable[bytes]) -> bytes:
    """Return all documents as one text of N-Triples; blank nodes of different documents stay distinct."""
    triples = (triple for document in documents for triple in _parsed(document))
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _pyshacl(shapes: bytes, data: bytes) -> bytes:
    import pyshacl
    import rdflib
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError
    from rdflib.plugins.sparql import prepareQuery
    from rdflib.plugins.sparql.sparql import Query

    class Prepared(rdflib.Graph):
        """A graph that caches parsed queries, which is ten times as fast: pyshacl parses one for each focus node."""

        @cache  # noqa: B019 - the cache is freed with the graph
        def prepared(self, text: str) -> Query:
            return prepareQuery(text, initNs=dict(self.namespaces()))

        def query(self, query_object: str | Query, *args: Any, **options: Any) -> rdflib.query.Result:
            query = self.prepared(query_object) if isinstance(query_object, str) else query_object
            return super().query(query, *args, **options)

    graph = Prepared().parse(data=data, format="nt")
    rules = rdflib.Graph().parse(data=shapes, format="nt")
    try:
        _, report, text = pyshacl.validate(graph, shacl_graph=rules, inference="none")
    except (ReportableRuntimeError, ShapeLoadError) as error:
        raise _gave_up(error) from None
    if not isinstance(report, rdflib.Graph):
        raise _gave_up(text)
    return report.serialize(format="nt", encoding="utf-8")


def results(report: bytes) -> set[Result]:
    """Return the results of a validation report (W3C SHACL, section 3.6), in Turtle."""
    held = ox.Store()
    held.load(report, format=ox.RdfFormat.TURTLE)

    def one(subject: ox.NamedNode | ox.BlankNode | ox.Triple, name: str) -> str:
        for quad in held.quads_for_pattern(subject, ox.NamedNode(SH + name), None):
            term = quad.object
            if not isinstance(term, ox.BlankNode):
                return text_of(term)
        return ""

    names = ("focusNode", "resultPath", "value", "sourceShape", "resultSeverity")
    return {
        Result(*(one(quad.object, name) for name in names))
        for quad in held.quads_for_pattern(None, ox.NamedNode(SH + "result"), None)
        if isinstance(quad.object, ox.NamedNode | ox.BlankNode)
    }
