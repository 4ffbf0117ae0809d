"""Tables of rows, independent of format: the common form for reading and writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import NamedTuple


def sentence_of(key: str) -> str:
    """Return the sentence of a claim's key.

    >>> sentence_of("9c"), sentence_of("12-1a"), sentence_of("4")
    ('9', '12-1', '4')
    """
    return key.rstrip(ascii_lowercase)


def in_order(sentence: str) -> tuple[int, str]:
    """Return a key by which the numbers of sentences sort.

    >>> sorted(["12", "2b", "2", "2-1"], key=in_order)
    ['2', '2-1', '2b', '12']
    """
    found = re.match(r"(\d+)(.*)", sentence)
    return (int(found[1]), found[2]) if found else (0, sentence)


class Place(NamedTuple):
    """A cell: the table, the row as its file counts it (0: none), the column, and the file of the table."""

    table: str
    row: int
    column: str
    file: str = ""

    def __str__(self) -> str:
        where = f"{self.file or self.table}: " if self.file else f"{self.table}, "
        return f"{where}row {self.row}" + f", column {self.column}" * bool(self.column)


class Missing(NamedTuple):
    """Something that a cell names and that is nowhere: its kind, ``claim`` or ``entity``, and its name."""

    kind: str
    name: str


class Fault(NamedTuple):
    """A fault in a cell: the cell, the character (from 1; 0: the whole cell), what is wrong, and what to do.

    ``missing`` says what is named and is nowhere, where that is the fault.
    """

    place: Place
    at: int
    message: str
    remedy: str
    missing: Missing | None = None

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
        """Return the text of a cell without white space at its ends; empty if there is no such cell."""
        return self.cells.get(column, "").strip()

    def place(self, column: str = "") -> Place:
        """Return the position of a cell of this row."""
        return Place(self.table, self.number, column, self.file)


@dataclass
class Book:
    """Tables by name, each a list of rows in their order."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table; the list is empty if there is no such table."""
        return self.tables.get(table, [])

    def add(self, table: str, cells: dict[str, str], number: int = 0, file: str = "") -> Row:
        """Append a row; without a number it gets the next one (the heading is row 1)."""
        rows = self.tables.setdefault(table, [])
        kept = {column: text for column, text in cells.items() if text}
        rows.append(Row(table, number or len(rows) + 2, kept, file))
        return rows[-1]

    def __iter__(self) -> Iterator[Row]:
        for rows in self.tables.values():
            yield from rows

    def __len__(self) -> int:
        return sum(map(len, self.tables.values()))
