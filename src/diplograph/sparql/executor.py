"""The protocol of everything that answers SPARQL: query text in, solutions or triples out.

Every executor gives the same rows for the same text.  Terms are pyoxigraph's, and
the default graph is the union of all named graphs.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from diplograph._late import pattern
from diplograph.errors import QuerySyntax, UsageError
from diplograph.queries.guard import refuse_side_effects
from diplograph.terms import Term

if TYPE_CHECKING:
    from diplograph.sparql.texts import TextIndex

_AT = pattern(r"error at (\d+):(\d+): ?(.*)", re.S)
_ALL = pattern(r"SELECT(?:\s++(?:DISTINCT|REDUCED))?\s*+\*", re.I)
_WHERE = pattern(r"^(?=WHERE\b)", re.M)

Row = tuple[Term | None, ...]


class Solutions(NamedTuple):
    """The answer to SELECT: variable names, and a tuple of terms (or None) for each row."""

    variables: tuple[str, ...]
    rows: list[Row]


Answer = Solutions | bool | list[ox.Triple]


class QueryKind(StrEnum):
    """The kind of answer to a query."""

    ROWS = "rows"
    YES_OR_NO = "yes or no"
    TRIPLES = "triples"


class Executor(ABC):
    """Anything that answers SPARQL 1.1 queries.

    Attributes:
        large: whether the store is so large or remote that a question about one document is
            faster on an `excerpt`.

    """

    large = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    @abstractmethod
    def run(self, text: str, where: str = "query", allow: Collection[str] = ()) -> Answer:
        """Answer one query; ``where`` names it in errors, and ``allow`` lists the permitted side effects.

        Raises:
            QuerySyntax: the query does not parse.
            QueryRefused: it would write, or query another service.

        """

    def select(self, text: str, where: str = "query") -> Solutions:
        """Answer a query that is known to be a SELECT.

        Raises:
            UsageError: it is not a SELECT.

        """
        answer = self.run(text, where)
        if not isinstance(answer, Solutions):
            raise UsageError(where, "a saved question must be a SELECT", "Run it with `diplograph sparql` instead.")
        return answer

    def quads(self) -> Iterable[ox.Quad]:
        """Yield every statement with its graph.

        Raises:
            UsageError: the graph is not held in this process.

        """
        return self.held()

    def held(self) -> ox.Store:
        """Return the Oxigraph store, if the graph is in one in this process.

        Raises:
            UsageError: the graph is not in this process.

        """
        what = "this graph is not held in this process"
        raise UsageError("store", what, "Load it from files; `diplograph pull URL DIR` writes them.")

    def kept(self) -> TextIndex | None:
        """Return the index of names and words that is kept with the graph, or None.

        Raises:
            UsageError: there should be one, but it is missing, damaged or out of date.

        """
        return None

    def excerpt(self, graphs: Iterable[str]) -> Executor:
        """Return an executor over these named graphs only, for many questions; see `restricted_to`."""
        return self.restricted_to(graphs)

    def restricted_to(self, graphs: Iterable[str]) -> Executor:
        """Return an executor that answers saved questions from these named graphs only."""
        return _Restricted(self, graphs)

    def close(self) -> None:  # noqa: B027 - most hold nothing
        """Close whatever is open."""


class _Restricted(Executor):
    """Adds FROM clauses to the queries of another executor; being plain SPARQL, this works on every store."""

    def __init__(self, whole: Executor, graphs: Iterable[str]) -> None:
        self._whole = whole
        self._clauses = "".join(f"FROM <{graph}>\nFROM NAMED <{graph}>\n" for graph in graphs)

    def run(self, text: str, where: str = "query", allow: Collection[str] = ()) -> Answer:
        """See `Executor.run`; the text is laid out like the saved questions, with WHERE on a line of its own."""
        return self._whole.run(_WHERE.sub(lambda _: self._clauses, text, count=1), where, allow)


@lru_cache(maxsize=256)
def query_kind(text: str, where: str, allow: tuple[str, ...] = ()) -> QueryKind:
    """Return the kind of answer to a query.  The query is parsed, not run.

    Raises:
        QuerySyntax, QueryRefused.

    """
    refuse_side_effects(text, where, allow)
    try:
        result = ox.Store().query(text)
    except SyntaxError as error:
        raise syntax_error(error.msg or str(error), where) from None
    if isinstance(result, ox.QuerySolutions):
        return QueryKind.ROWS
    return QueryKind.YES_OR_NO if isinstance(result, ox.QueryBoolean) else QueryKind.TRIPLES


@lru_cache(maxsize=256)
def query_variables(text: str) -> tuple[str, ...] | None:
    """Return the columns that a SELECT names, in order; None for all (``*``), whose order is undefined."""
    if _ALL.search(text):
        return None
    result = ox.Store().query(text)
    return tuple(each.value for each in result.variables) if isinstance(result, ox.QuerySolutions) else None


def syntax_error(message: str, where: str) -> QuerySyntax:
    """Return the error for a message of pyoxigraph's parser."""
    at = _AT.match(message)
    line, column, what = (int(at[1]), int(at[2]), at[3]) if at else (0, 0, message)
    what = " ".join(what.split())
    if what.startswith("expected one of Prefix not found"):
        what = "the query uses a prefix here that it does not declare"
    return QuerySyntax(where, line, column, what[:300].rstrip("."))
