"""Run queries on an rdflib Dataset, for cross-checking and for datasets that already exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph.errors import QueryFailed, QueryRefused, QuerySyntax
from diplograph.queries.guard import names_graphs, refuse_side_effects
from diplograph.sparql.executor import Answer, Executor, Solutions
from diplograph.terms import from_rdflib

if TYPE_CHECKING:
    import rdflib


def _answer(result: rdflib.query.Result) -> Answer:
    if result.type == "ASK":
        return bool(result.askAnswer)
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        graph = result.graph
        nt = graph.serialize(format="nt") if graph is not None else ""
        return [quad.triple for quad in ox.parse(nt, format=ox.RdfFormat.N_TRIPLES)]
    names = tuple(str(variable) for variable in result.vars or ())
    return Solutions(names, [tuple(from_rdflib(value) for value in row) for row in result])  # type: ignore[union-attr, arg-type]


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


class RdflibExecutor(Executor):
    """Runs queries on an rdflib Dataset."""

    def __init__(self, dataset: rdflib.Dataset) -> None:
        self.dataset = dataset

    def run(self, text: str, where: str = "query", allow: Collection[str] = ()) -> Answer:
        """See `Executor.run`."""
        import rdflib.plugins.sparql as engine
        from pyparsing.exceptions import ParseException

        engine.SPARQL_LOAD_GRAPHS = False  # nothing is fetched, even if the guard overlooks something
        refuse_side_effects(text, where, allow)
        if names_graphs(text):  # rdflib would fetch these graphs from the web
            raise QueryRefused(
                where, "rdflib would fetch the graphs that FROM names", "Use GRAPH, or the Oxigraph executor."
            )
        try:
            return _answer(self.dataset.query(text))
        except ParseException as error:
            raise QuerySyntax(where, error.lineno, error.column, error.msg) from None
        except Exception as error:  # rdflib raises various exceptions, such as a bare Exception for an unknown prefix
            if "prefix" in str(error).lower():
                raise QuerySyntax(where, 0, 0, str(error)) from None
            raise QueryFailed(
                where, f"rdflib cannot answer it ({_said(error)})", "Use the Oxigraph executor."
            ) from error

    def quads(self) -> Iterator[ox.Quad]:
        """See `Executor.quads`."""
        # rdflib gives its default graph a name of its own, which has no meaning.
        for quad in ox.parse(self.dataset.serialize(format="nquads"), format=ox.RdfFormat.N_QUADS):
            unnamed = isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value == "urn:x-rdflib:default"
            yield ox.Quad(quad.subject, quad.predicate, quad.object) if unnamed else quad

    def restricted_to(self, graphs: Iterable[str]) -> RdflibExecutor:
        """See `Executor.restricted_to`; rdflib does not respect FROM, so it gets a dataset with these graphs only."""
        import rdflib

        seen = rdflib.Dataset(default_union=True)
        for graph in graphs:
            name = rdflib.URIRef(graph)
            for triple in self.dataset.graph(name):
                seen.graph(name).add(triple)
        return RdflibExecutor(seen)
