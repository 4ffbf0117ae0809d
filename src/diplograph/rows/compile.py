"""Compile a book of rows: rows in; statements, each with its cell, and the faults of the others out."""

from __future__ import annotations

from typing import NamedTuple

import pyoxigraph as ox

from diplograph.rows import claims, entities, situations, steps
from diplograph.rows.book import Book, Fault, Place, Row
from diplograph.rows.columns import TABLES
from diplograph.rows.document import Document, Unresolved
from diplograph.rows.draft import Draft
from diplograph.spelling import nearest


class Compiled(NamedTuple):
    """The statements of a book.

    ``said``: each statement with its cell.  ``rows``: the statements of each row.
    ``governed``: the properties of each subject that the book governs.
    ``faults``: the cells that could not be read, in the order of the book.
    """

    said: dict[ox.Triple, Place]
    rows: list[tuple[Row, list[ox.Triple]]]
    governed: dict[str, set[str]]
    faults: list[Fault]


def compile_book(document: Document, book: Book) -> Compiled:
    """Return the statements of a book, read in the context of its target folder."""
    draft = Draft(document, book)
    draft.faults += _strangers(book)
    entities.learn(draft)
    for row in book.rows("situations"):
        if row.get("name") and row.get("type"):
            _learn_situation(draft, row)
    claims.learn(draft)
    entities.compile_concepts(draft)
    entities.compile_entities(draft)
    entities.compile_names(draft)
    entities.compile_passages(draft)
    situations.compile_rows(draft)
    claims.compile_rows(draft)
    steps.compile_rows(draft)
    entities.compile_citations(draft)
    order = {name: number for number, name in enumerate(TABLES)}
    faults = sorted(dict.fromkeys(draft.faults), key=lambda f: (order.get(f.place.table, 0), f.place.row, f.at))
    return Compiled(draft.said, draft.rows, dict(draft.governed), faults)


def _learn_situation(draft: Draft, row: Row) -> None:
    try:
        iri = situations.iri_of_row(draft, row)
        draft.learn_situation(row.get("name"), iri)
        draft.learn_names(iri)
    except Unresolved:
        return  # reported when the row is compiled


def _strangers(book: Book) -> list[Fault]:
    """Report unknown tables and columns, and required cells that are empty."""
    faults = []
    for name, rows in book.tables.items():
        table = TABLES.get(name)
        if table is None:
            near = nearest(name, list(TABLES))
            remedy = f"Did you mean {' or '.join(near)}?" if near else f"Tables are {', '.join(TABLES)}."
            faults.append(Fault(Place(name, 1, ""), 0, f"there is no table {name!r}", remedy))
            continue
        columns = [column.name for column in table.columns]
        for column in dict.fromkeys(column for row in rows for column in row.cells):
            if column not in columns:
                near = nearest(column, columns)
                remedy = f"Did you mean {' or '.join(near)}?" if near else f"Columns are {', '.join(columns)}."
                place = Place(name, 1, column, rows[0].file)
                faults.append(Fault(place, 0, f"{name} has no column {column!r}", remedy))
        for row in rows:
            for required in table.columns:
                if required.required and not row.get(required.name):
                    message, remedy = f"{required.name} is empty", "Fill it in, or delete the row."
                    faults.append(Fault(row.place(required.name), 0, message, remedy))
    return faults
