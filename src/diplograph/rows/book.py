"""Tables of rows: what every format is read to and written from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """A cell: the table, the row as its file counts it (0: none), and the column; in which file the table stands."""

    table: str
    row: int
    column: str
    file: str = ""

    def __str__(self) -> str:
        where = f"{self.file or self.table}: " if self.file else f"{self.table}, "
        return f"{where}row {self.row}" + f", column {self.column}" * bool(self.column)


class Fault(NamedTuple):
    """What is wrong with a cell: where, at which character (from 1; 0: the whole cell), what, and what to do."""

    place: Place
    at: int
    message: str
    remedy: str

    def __str__(self) -> str:
        character = f", character {self.at}" if self.at else ""
        stop = "" if self.message.endswith(("?", ".")) else "."
        return f"{self.place}{character}: {self.message}{stop} Fix: {self.remedy}"


@dataclass
class Row:
    """A row: its table, its number, and its cells by column; empty cells are left out."""

    table: str
    number: int
    cells: dict[str, str]
    file: str = ""

    def get(self, column: str) -> str:
        """Return the text of a cell without white space at its ends, empty where there is none."""
        return self.cells.get(column, "").strip()

    def place(self, column: str = "") -> Place:
        """Return where a cell of this row stands."""
        return Place(self.table, self.number, column, self.file)


@dataclass
class Book:
    """Tables by name, each a list of rows in their order."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table, none where it is missing."""
        return self.tables.get(table, [])

    def add(self, table: str, cells: dict[str, str], number: int = 0, file: str = "") -> Row:
        """Append a row; without a number it is the next, the heading being row 1."""
        rows = self.tables.setdefault(table, [])
        kept = {column: text for column, text in cells.items() if text}
        rows.append(Row(table, number or len(rows) + 2, kept, file))
        return rows[-1]

    def __iter__(self) -> Iterator[Row]:
        for rows in self.tables.values():
            yield from rows

    def __len__(self) -> int:
        return sum(map(len, self.tables.values()))
