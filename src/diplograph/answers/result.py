"""Answers as rows: frozen, typed, and ready to be shown or passed on.

``json``, ``csv`` and the like are imported where they are used: most answers are
shown as a table or read row by row.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar, cast, overload

import pyoxigraph as ox

from diplograph.errors import BadValue, MissingPackage, UsageError
from diplograph.namespaces import XSD
from diplograph.screen import visible
from diplograph.sparql.executor import Row, Solutions
from diplograph.terms import Iri, Term, to_rdflib, to_term, to_value

if TYPE_CHECKING:
    import networkx
    import pandas
    import polars
    from rdflib.term import Identifier

    from diplograph.terms import Value

RowT = TypeVar("RowT", covariant=True)
NamedT = TypeVar("NamedT", bound=NamedTuple)

# Of a table that is not fitted to a terminal: the widest column, and the longest cell; the other forms hold it whole.
WIDEST, LONGEST = 240, 4_000

# Columns that are the ends of an edge where no others are named, in this order.
ENDS = (
    ("source", "target"),
    ("cause", "effect"),
    ("premise", "conclusion"),
    ("attacker", "attacked"),
    ("preferred", "over"),
    ("actor", "other"),
    ("holder", "other_holder"),
)


class HasIri(Protocol):
    """Anything with an IRI, such as a card; it may stand for a name wherever one is asked for."""

    @property
    def iri(self) -> Iri:
        """The IRI."""
        ...


class _Values(dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None, Any]):
    """Terms to values, each turned once: the same few IRIs fill most cells of an answer."""

    def __missing__(self, term: Term | None) -> Any:
        value = self[term] = to_value(term)
        return value


def field(name: str) -> str:
    """Return the name of a column or parameter as Python can write it: ``from`` is ``from_``."""
    return name + "_" if iskeyword(name) else name


@lru_cache(maxsize=1024)
def row_type(name: str, columns: tuple[str, ...]) -> Any:
    """Return the class of the rows of one question, the same one each time.

    >>> row_type("claims_all", ("claim", "holder")).__name__
    'ClaimsAll'
    """
    base = namedtuple("Row", map(field, columns), rename=True)  # type: ignore[misc]
    title = "".join(part.capitalize() for part in name.split("_")) if name.isidentifier() else "Row"
    return type(
        title,
        (base,),
        {
            "__slots__": (),
            "__module__": "diplograph.answers.methods",
            "__doc__": f"One row of the answer to {name}: {', '.join(columns)}.",
            # By name and columns, so that rows of anybody's questions can be pickled.
            "__reduce__": lambda self: (_row, (name, columns, tuple(self))),
        },
    )


def _row(name: str, columns: tuple[str, ...], values: tuple[Value, ...]) -> Any:
    return row_type(name, columns)._make(values)


class _Terms(dict[tuple[type, object], Term | None]):
    """Values to terms, each turned once: the same few IRIs fill most cells."""

    def __missing__(self, key: tuple[type, object]) -> Term | None:
        term = self[key] = to_term(key[1])
        return term


class Result(Sequence[RowT], Generic[RowT]):
    r"""The rows of one answer.

    A row is a named tuple whose fields are the columns of the question; cells are
    `Iri`, str, int, Decimal, date, bool, or None where there is nothing to say.
    Two results are equal when their columns and rows are; a slice is a result.

    Args:
        solutions: what an executor answered.
        name: the saved question, which names the type of the rows.
        types: the type of each column as the question's header gives it, if there is one.

    >>> rain, flood = ox.NamedNode("http://example.org/rain"), ox.NamedNode("http://example.org/flood")
    >>> rows = Result(Solutions(("cause", "effect"), [(rain, flood)]), "causal_links")
    >>> rows[0].cause.slug
    'rain'
    >>> rows
    <Result: 1 row of cause, effect>
    >>> rows.to_csv()
    'cause,effect\r\nhttp://example.org/rain,http://example.org/flood\r\n'
    >>> rows.terms()
    [(rdflib.term.URIRef('http://example.org/rain'), rdflib.term.URIRef('http://example.org/flood'))]
    >>> rows.to_networkx().number_of_edges()
    1

    """

    def __init__(
        self,
        solutions: Solutions,
        name: str = "row",
        types: Mapping[str, str] | None = None,
        origins: Callable[[], list[tuple[Iri, ...]]] | None = None,
    ) -> None:
        self.name, self.columns = name, solutions.variables
        self._types, self._origins = dict(types or {}), origins
        self._terms: Sequence[Row] = solutions.rows
        make = row_type(name, solutions.variables)._make
        value = _Values().__getitem__
        self._rows: Sequence[RowT] = [make(map(value, row)) for row in solutions.rows]

    @cached_property
    def documents(self) -> list[tuple[Iri, ...]]:
        """The documents that each row comes from, in the order of the rows; asked for when first wanted.

        A row of no document comes from the shared graphs alone; one of several is given
        by each of them, or only by all together.  See `diplograph.answers.by_document`.

        Raises:
            UsageError: the rows are not those of a saved question.

        """
        if self._origins is None:
            raise UsageError("documents", "only a saved question knows where its rows come from", "Save the query.")
        return self._origins()

    def with_documents(self) -> Result[Any]:
        """Return the same rows with a last column ``documents``: the documents of each, by slug."""
        cells = [ox.Literal(" ".join(name.slug for name in names)) if names else None for names in self.documents]
        rows = [(*row, cell) for row, cell in zip(self._terms, cells, strict=True)]
        return Result(Solutions((*self.columns, "documents"), rows), self.name, self._types)

    def only(self, columns: Sequence[str]) -> Result[Any]:
        """Return the same rows with these columns only, in this order.

        Raises:
            ValueError: there is no such column.

        """
        at = [self.columns.index(name) for name in columns]
        return Result(Solutions(tuple(columns), [tuple(row[i] for i in at) for row in self._terms]), "row", self._types)

    @overload
    def __getitem__(self, index: int) -> RowT: ...
    @overload
    def __getitem__(self, index: slice) -> Result[RowT]: ...
    def __getitem__(self, index: int | slice) -> RowT | Result[RowT]:
        if isinstance(index, slice):
            part = (lambda: self.documents[index]) if self._origins else None
            return Result(Solutions(self.columns, list(self._terms[index])), self.name, self._types, part)
        return self._rows[index]

    def where(self, keep: Callable[[RowT], bool]) -> Result[RowT]:
        """Return the rows that ``keep`` says yes to."""
        kept = [terms for row, terms in zip(self._rows, self._terms, strict=True) if keep(row)]
        return Result(Solutions(self.columns, kept), self.name, self._types)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[RowT]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Result) and self.columns == other.columns and self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Result: {self._count()} of {', '.join(self.columns)}>"

    def _values(self) -> list[tuple[Value, ...]]:
        """Return the rows as mere tuples of their cells."""
        return cast("list[tuple[Value, ...]]", self._rows)

    def _count(self) -> str:
        return f"{len(self)} row{'s' * (len(self) != 1)}"

    def _repr_html_(self) -> str:
        """Return the rows as a table for notebooks: everything escaped, IRIs shortened and linked."""
        from html import escape

        def cell(value: Value) -> str:
            shown = escape(_cell(value))
            linked = isinstance(value, Iri) and value.startswith(("http://", "https://"))
            return f'<td><a href="{escape(str(value))}">{shown}</a></td>' if linked else f"<td>{shown}</td>"

        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(map(cell, row))}</tr>\n" for row in self._values())
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n<p>{self._count()}</p>"

    def to_table(self, width: int | None = None) -> str:
        """Return the rows as aligned text, IRIs shortened and control characters escaped.

        With ``width``, long cells are cut to fit; without it, at `LONGEST` characters, and one
        that is longer than `WIDEST` is not aligned.
        """
        cells = [[visible(_cell(value)) for value in row] for row in self._values()]
        heads = list(map(visible, self.columns))
        widths = [min(max(map(len, column)), WIDEST) for column in zip(heads, *cells, strict=True)]
        if width and widths:
            room = max(width - 2 * (len(widths) - 1), 8 * len(widths))
            while sum(widths) > room and max(widths) > 8:
                widths[widths.index(max(widths))] -= 1
        lines = [heads, ["-" * w for w in widths], *cells]
        limit = {} if width else {WIDEST: LONGEST}
        return "\n".join(
            "  ".join(_fit(cell, w, limit.get(w, w)) for cell, w in zip(line, widths, strict=True)).rstrip()
            for line in lines
        )

    def to_csv(self) -> str:
        """Return the rows as SPARQL 1.1 Query Results CSV: IRIs whole, CRLF line ends."""
        import csv
        import io

        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.columns)
        for row in self._terms:
            writer.writerow(
                ["" if t is None else t.value if isinstance(t, ox.NamedNode | ox.Literal) else str(t) for t in row]
            )
        return out.getvalue()

    def to_json(self) -> str:
        """Return the rows as SPARQL 1.1 Query Results JSON."""
        import json

        bindings = [
            {name: _json(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self._terms
        ]
        return json.dumps(
            {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=2
        )

    def terms(self) -> list[tuple[Identifier | None, ...]]:
        """Return the rows as rdflib terms, in the order of the columns."""
        return [tuple(map(to_rdflib, row)) for row in self._terms]

    def to_pandas(self) -> pandas.DataFrame:
        """Return the rows as a pandas DataFrame (``pip install 'diplograph[pandas]'``).

        Columns that a question's header calls iri or string have the dtype
        ``string``, integer ``Int64``, boolean ``boolean``; the others hold objects.

        Raises:
            MissingPackage: pandas is not installed.

        """
        try:
            import pandas
        except ImportError:
            raise MissingPackage("pandas", "pandas") from None

        frame = pandas.DataFrame(_plain(self._values()), columns=list(self.columns), dtype=object)
        dtypes = {"iri": "string", "string": "string", "integer": "Int64", "boolean": "boolean"}
        return frame.astype({name: dtypes[t] for name, t in self._types.items() if t in dtypes and name in frame})

    def to_polars(self) -> polars.DataFrame:
        """Return the rows as a Polars DataFrame (``pip install 'diplograph[polars]'``).

        Columns have the type of the question's header; for other queries it is found from the rows.

        Raises:
            MissingPackage: Polars is not installed.

        """
        try:
            import polars
        except ImportError:
            raise MissingPackage("polars", "polars") from None

        dtypes: dict[str, Any] = {
            "iri": polars.String, "string": polars.String, "integer": polars.Int64,
            "boolean": polars.Boolean, "date": polars.Date, "term": polars.Object,
        }  # fmt: skip
        schema = {name: dtypes.get(self._types.get(name, "")) for name in self.columns}
        return polars.DataFrame(list(_plain(self._values())), schema=schema, orient="row", infer_schema_length=None)

    def to_networkx(self, source: str | None = None, target: str | None = None) -> networkx.MultiDiGraph[Any]:
        """Return a networkx graph with an edge for each row (``pip install 'diplograph[networkx]'``).

        Args:
            source: the column where edges start.
            target: the column where they end. Without both, the first pair of columns
                that the answer has is taken from `ENDS`: cause and effect, premise and
                conclusion, attacker and attacked, preferred and over, actor and other …

        Returns:
            A MultiDiGraph whose nodes are the cells and whose edges carry the other
            columns as attributes; a row that lacks an end gives no edge.

        Raises:
            BadValue: there is no such column, or none is known to be an end.
            MissingPackage: networkx is not installed.

        """
        if source is None and target is None:
            source, target = next((pair for pair in ENDS if set(pair) <= set(self.columns)), (None, None))
        for name in (source, target):
            if name not in self.columns:
                raise BadValue(
                    self.name,
                    "these rows are not edges by themselves" if name is None else f"no column is called {name!r}",
                    f"Name both ends, source=… and target=…, from {', '.join(self.columns)}.",
                )
        try:
            import networkx
        except ImportError:
            raise MissingPackage("networkx", "networkx") from None

        start, end = self.columns.index(cast(str, source)), self.columns.index(cast(str, target))
        graph: networkx.MultiDiGraph[Any] = networkx.MultiDiGraph()
        for row in self._values():
            if row[start] is not None and row[end] is not None:
                rest = {n: v for i, (n, v) in enumerate(zip(self.columns, row, strict=True)) if i not in (start, end)}
                graph.add_edges_from([(row[start], row[end], rest)])
        return graph


class Table(Result[NamedT]):
    r"""Rows that were worked out here, of a named type of their own; otherwise like those of a saved question.

    >>> class Pair(NamedTuple):
    ...     first: int
    ...     second: str | None
    >>> Table(Pair, [Pair(1, "one")]).to_csv()
    'first,second\r\n1,one\r\n'

    """

    def __init__(self, kind: type[NamedT], rows: Iterable[NamedT]) -> None:
        self.name, self.columns = kind.__name__, kind._fields
        self._kind, self._rows = kind, list(rows)
        self._types, self._origins = {}, None

    @cached_property
    def _terms(self) -> Sequence[Row]:  # type: ignore[override]
        terms = _Terms()
        return [tuple(terms[type(value), value] for value in row) for row in self._rows]

    @overload
    def __getitem__(self, index: int) -> NamedT: ...
    @overload
    def __getitem__(self, index: slice) -> Table[NamedT]: ...
    def __getitem__(self, index: int | slice) -> NamedT | Table[NamedT]:
        return Table(self._kind, self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def where(self, keep: Callable[[NamedT], bool]) -> Table[NamedT]:
        """Return the rows that ``keep`` says yes to."""
        return Table(self._kind, filter(keep, self._rows))


def _plain(rows: Iterable[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]]:
    """Yield rows with IRIs as mere strings, which is what data frames know."""
    for row in rows:
        yield tuple(str.__str__(cell) if isinstance(cell, str) else cell for cell in row)


def _cell(value: Value) -> str:
    if value is None:
        return ""
    return value.curie if isinstance(value, Iri) else str(value)


def _fit(cell: str, width: int, limit: int) -> str:
    return cell.ljust(width) if len(cell) <= limit else cell[: limit - 1] + "…"


def _json(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.Literal):
        out = {"type": "literal", "value": term.value}
        if term.language:
            out["xml:lang"] = term.language
        elif term.datatype.value != XSD + "string":
            out["datatype"] = term.datatype.value
        return out
    return {"type": "bnode", "value": str(term).removeprefix("_:")}
