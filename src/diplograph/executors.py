"""Where a query runs.  Every executor gives the same rows for the same text.

Terms are pyoxigraph's everywhere; this module is the only seam between them and
rdflib's.  The default graph is the union of all named graphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pyoxigraph as ox

from diplograph.errors import QueryRefused, QuerySyntax

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Identifier

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_AT = re.compile(r"error at (\d+):(\d+): ?(.*)", re.S)
_NOISE = re.compile(r"<[^<>\s]*>|\"{3}.*?\"{3}|'{3}.*?'{3}|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*", re.S)
_WRITES = re.compile(
    r"\b(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b(?=\s+(DATA|WHERE|SILENT|GRAPH|DEFAULT|NAMED|ALL|\{|<))",
    re.I,
)
_SERVICE = re.compile(r"(?<![?$\w:])SERVICE\b(?!\s*:)", re.I)
_FROM = re.compile(r"(?<![?$\w:])FROM\b", re.I)


class Solutions(NamedTuple):
    """The answer to SELECT: variable names, and a tuple of terms (or None) for each row."""

    variables: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]


Answer = Solutions | bool | list[ox.Triple]


class Executor(Protocol):
    """Anything that answers SPARQL 1.1 queries."""

    def run(self, text: str, where: str = "query") -> Answer:
        """Answer one query; ``where`` names it in errors.

        Raises:
            QuerySyntax: the query does not parse.
            QueryRefused: it would write, or ask a service elsewhere.

        """
        ...


def refuse_side_effects(text: str, where: str) -> None:
    """Raise QueryRefused where ``text`` is an update or asks a SERVICE."""
    bare = _NOISE.sub(" ", text)
    if _WRITES.search(bare):
        raise QueryRefused(
            where, "this is an update, and the graph is read-only here", "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
    if _SERVICE.search(bare):
        raise QueryRefused(where, "this would ask another service", "Leave out SERVICE.")


class OxigraphExecutor:
    """Runs queries on a pyoxigraph store in this process."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def run(self, text: str, where: str = "query") -> Answer:
        """See `Executor.run`."""
        refuse_side_effects(text, where)
        try:
            # A query that names its graphs means those, and not the union.
            union = not _FROM.search(_NOISE.sub(" ", text))
            result = self.store.query(text, use_default_graph_as_union=union)
        except SyntaxError as error:
            raise _syntax(error.msg or str(error), where) from None
        if isinstance(result, ox.QuerySolutions):
            names = tuple(variable.value for variable in result.variables)
            # One look-up by position a cell: by name is twice as slow.
            width = range(len(names))
            return Solutions(names, [tuple(solution[i] for i in width) for solution in result])
        if isinstance(result, ox.QueryBoolean):
            return bool(result)
        return list(dict.fromkeys(result))


def _syntax(message: str, where: str) -> QuerySyntax:
    at = _AT.match(message)
    line, column, what = (int(at[1]), int(at[2]), at[3]) if at else (0, 0, message)
    what = " ".join(what.split())
    if what.startswith("expected one of Prefix not found"):
        what = "a prefix is used here that the query does not declare"
    return QuerySyntax(where, line, column, what[:300].rstrip("."))


class RdflibExecutor:
    """Runs queries on an rdflib Dataset, as a second opinion and for datasets at hand."""

    def __init__(self, dataset: rdflib.Dataset) -> None:
        self.dataset = dataset

    def run(self, text: str, where: str = "query") -> Answer:
        """See `Executor.run`."""
        from pyparsing.exceptions import ParseException

        refuse_side_effects(text, where)
        try:
            result = self.dataset.query(text)
        except ParseException as error:
            raise QuerySyntax(where, error.lineno, error.column, error.msg) from None
        except Exception as error:  # rdflib raises bare Exception for an unknown prefix
            if "prefix" not in str(error).lower():
                raise
            raise QuerySyntax(where, 0, 0, str(error)) from None
        if result.type == "ASK":
            return bool(result.askAnswer)
        if result.type in ("CONSTRUCT", "DESCRIBE"):
            graph = result.graph
            nt = graph.serialize(format="nt") if graph is not None else ""
            return [quad.triple for quad in ox.parse(nt, format=ox.RdfFormat.N_TRIPLES)]
        names = tuple(str(variable) for variable in result.vars or ())
        return Solutions(names, [tuple(from_rdflib(value) for value in row) for row in result])  # type: ignore[union-attr, arg-type]


def from_rdflib(term: Identifier | None) -> Term | None:
    """Turn an rdflib term into pyoxigraph's.

    Raises:
        TypeError: the term is none of IRI, blank node and literal.

    """
    import rdflib

    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return (
            ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype))) if term.datatype else ox.Literal(str(term))
        )
    raise TypeError(f"not an RDF term: {term!r}")
