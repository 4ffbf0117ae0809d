"""Answers as rows: frozen, typed, and ready to be shown or passed on."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections import namedtuple
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, cast, overload

import pyoxigraph as ox

from diplograph.errors import UsageError
from diplograph.executors import Solutions, Term
from diplograph.namespaces import XSD, curie


class Iri(str):
    """An IRI: a string that also knows its short forms."""

    __slots__ = ()

    @property
    def curie(self) -> str:
        """The IRI by the prefix table, or in full where no prefix fits."""
        return curie(self)

    @property
    def slug(self) -> str:
        """What stands behind the last ``/`` or ``#``."""
        return self[max(self.rfind("/"), self.rfind("#")) + 1 :]


Value = Iri | str | int | float | bool | Decimal | datetime.date | None


def to_value(term: Term | None) -> Value:
    """Turn a term into the Python value that says the same; ill-typed literals stay text."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    text, kind = term.value, term.datatype.value.removeprefix(XSD)
    try:
        match kind:
            case "integer" | "int" | "long" | "nonNegativeInteger":
                return int(text)
            case "decimal":
                return Decimal(text)
            case "double" | "float":
                return float(text)
            case "boolean":
                return text in ("true", "1")
            case "date":
                return datetime.date.fromisoformat(text)
    except (ValueError, InvalidOperation):
        return text
    return text


class Result(Sequence[Any]):
    """The rows of one answer.

    A row is a named tuple whose fields are the columns of the question; cells are
    `Iri`, str, int, Decimal, date, bool, or None where there is nothing to say.
    Two results are equal when their columns and rows are.
    """

    def __init__(
        self, solutions: Solutions, name: str = "Row", origins: Callable[[], list[tuple[Iri, ...]]] | None = None
    ) -> None:
        self._origins = origins
        self.columns = solutions.variables
        self._terms = solutions.rows
        row_type = cast(Any, namedtuple(name, solutions.variables, rename=True))
        self._rows: list[Any] = [row_type._make(map(to_value, row)) for row in solutions.rows]

    @cached_property
    def documents(self) -> list[tuple[Iri, ...]]:
        """The documents that each row comes from, in the order of the rows; asked for when first wanted.

        A row of no document comes from the shared graphs alone; one of several is given
        by each of them, or only by all together.  See `diplograph.documents`.

        Raises:
            UsageError: the rows are not those of a saved question.

        """
        if self._origins is None:
            raise UsageError("documents", "only a saved question knows where its rows come from", "Save the query.")
        return self._origins()

    def with_documents(self) -> Result:
        """Return the same rows with a last column ``documents``: the documents of each, by slug."""
        cells = [ox.Literal(" ".join(name.slug for name in names)) if names else None for names in self.documents]
        rows = [(*row, cell) for row, cell in zip(self._terms, cells, strict=True)]
        return Result(Solutions((*self.columns, "documents"), rows))

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> list[Any]: ...
    def __getitem__(self, index: int | slice) -> Any:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Result) and self.columns == other.columns and self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Result: {len(self)} rows of {', '.join(self.columns)}>"

    def to_table(self, width: int | None = None) -> str:
        """Return the rows as aligned text, IRIs shortened; with ``width``, long cells are cut."""
        cells = [[_cell(value) for value in row] for row in self._rows]
        widths = [max(map(len, column)) for column in zip(self.columns, *cells, strict=True)]
        if width and widths:
            room = max(width - 2 * (len(widths) - 1), 8 * len(widths))
            while sum(widths) > room and max(widths) > 8:
                widths[widths.index(max(widths))] -= 1
        lines = [list(self.columns), ["-" * w for w in widths], *cells]
        return "\n".join(
            "  ".join(_fit(cell, w) for cell, w in zip(line, widths, strict=True)).rstrip() for line in lines
        )

    def to_csv(self) -> str:
        """Return the rows as SPARQL 1.1 Query Results CSV: IRIs whole, CRLF line ends."""
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
        bindings = [
            {name: _json(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self._terms
        ]
        return json.dumps(
            {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=2
        )


def _cell(value: Value) -> str:
    if value is None:
        return ""
    return value.curie if isinstance(value, Iri) else str(value)


def _fit(cell: str, width: int) -> str:
    return cell.ljust(width) if len(cell) <= width else cell[: width - 1] + "…"


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
