"""SHACL by two engines with one kind of answer.

``shifty`` does the daily work; ``pyshacl`` is the referee.  Both are imported only
when asked for.  Messages are read from the shapes, not from the engines, so that
they are the same whoever found the fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from diplograph.errors import DiplographError, UsageError
from diplograph.namespaces import RDF, SH, curie

ENGINES = ("shifty", "pyshacl")


class Result(NamedTuple):
    """One validation result: focus node, path (an IRI, or empty), value, and named shape."""

    focus: str
    path: str
    value: str
    shape: str
    severity: str


def validate(shapes: Iterable[Path], data: Iterable[bytes], engine: str = "shifty") -> set[Result]:
    """Validate Turtle documents, taken together, against the shapes in some files.

    Raises:
        UsageError: no engine has that name.
        DiplographError: the engine gave up on the shapes.

    """
    if engine not in ENGINES:
        raise UsageError(f"engine={engine}", "no such SHACL engine", f"Use one of {', '.join(ENGINES)}.")
    run = _shifty if engine == "shifty" else _pyshacl
    return set(_results(run(_merged(path.read_bytes() for path in shapes), _merged(data))))


def _shifty(shapes: bytes, data: bytes) -> bytes:
    import shifty

    try:
        _, report, _ = shifty.validate(data, shapes, graph_mode="data", infer=False)
    except (ValueError, RuntimeError) as error:
        raise _gave_up(error) from None
    return report.serialize(format="nt", encoding="utf-8")


def _gave_up(why: object) -> DiplographError:
    return DiplographError("shapes", f"the SHACL engine gave up: {why}", "Correct the shapes.")


def _merged(data: Iterable[bytes]) -> bytes:
    """Return all documents as one, as N-Triples; their blank nodes stay apart."""
    triples = (quad.triple for document in data for quad in ox.parse(document, format=ox.RdfFormat.TURTLE))
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _pyshacl(shapes: bytes, data: bytes) -> bytes:
    import pyshacl
    import rdflib
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError
    from rdflib.plugins.sparql import prepareQuery
    from rdflib.plugins.sparql.sparql import Query

    class Prepared(rdflib.Graph):
        """pyshacl has the text of a constraint parsed for each focus node; once for all is ten times as fast."""

        @cache  # noqa: B019 - it goes with the graph
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


def _results(report: bytes) -> list[Result]:
    store = ox.Store()
    store.load(report, format=ox.RdfFormat.TURTLE)

    def one(subject: ox.NamedNode | ox.BlankNode | ox.Triple, name: str) -> str:
        for quad in store.quads_for_pattern(subject, ox.NamedNode(SH + name), None):
            term = quad.object
            if not isinstance(term, ox.BlankNode):
                return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
        return ""

    return [
        Result(
            one(node, "focusNode"),
            one(node, "resultPath"),
            one(node, "value"),
            one(node, "sourceShape"),
            one(node, "resultSeverity"),
        )
        for node in (quad.object for quad in store.quads_for_pattern(None, ox.NamedNode(SH + "result"), None))
        if isinstance(node, ox.NamedNode | ox.BlankNode)
    ]


class Constraint(NamedTuple):
    """A named shape: its message, where ``{?value}`` stands for the offending value, and what it is about.

    ``predicates`` is the path, or where a path starts: its first step, or each of its alternatives.
    """

    message: str
    predicates: tuple[str, ...]


def constraints(shapes: Iterable[Path]) -> dict[str, Constraint]:
    """Return the named shapes that carry a message, by IRI."""
    store = ox.Store()
    for path in shapes:
        store.load(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    found: dict[str, Constraint] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(SH + "message"), None):
        owner = quad.subject
        for parent in store.quads_for_pattern(None, ox.NamedNode(SH + "sparql"), owner):
            owner = parent.subject
        if isinstance(owner, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            found[owner.value] = Constraint(quad.object.value, tuple(_starts(store, owner)))
    return found


def _starts(store: ox.Store, node: ox.NamedNode | ox.BlankNode) -> Iterator[str]:
    for name in ("path", "alternativePath"):
        for quad in store.quads_for_pattern(node, ox.NamedNode(SH + name), None):
            if isinstance(quad.object, ox.NamedNode):
                yield quad.object.value
            elif isinstance(quad.object, ox.BlankNode):
                yield from _starts(store, quad.object)
    for quad in store.quads_for_pattern(node, ox.NamedNode(RDF + "first"), None):
        if isinstance(quad.object, ox.NamedNode):
            yield quad.object.value
        for rest in store.quads_for_pattern(node, ox.NamedNode(RDF + "rest"), None):
            if isinstance(rest.object, ox.BlankNode):
                yield from _starts(store, rest.object)


def sentence(template: str, value: str) -> tuple[str, str]:
    """Fill in the value and split what is wrong from what to do."""
    wrong, _, remedy = template.replace("{?value}", curie(value)).partition(" Fix: ")
    return wrong.rstrip("."), remedy[:1].upper() + remedy[1:]
