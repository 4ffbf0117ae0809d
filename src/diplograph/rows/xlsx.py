"""Read and write a book as an Excel workbook, with openpyxl, which is imported only here.

Each table is a sheet whose heading has a note on each column.  Cells with values from the
ontology have a drop-down list, whose values are on a sheet of their own.  Every cell is
text, so that no spreadsheet turns it into a date or a formula.
"""

from __future__ import annotations

import io
from pathlib import Path

from diplograph.data.glossary import Glossary
from diplograph.errors import DataError, MissingPackage
from diplograph.rows.book import Book
from diplograph.rows.columns import TABLES, UNSAID, Holds, choices

LISTS = "lists"
_SPARE = 500  # empty rows after the last one that also have drop-down lists
_WIDTHS = {
    "text": 60,
    "says": 60,
    "situation": 50,
    "what": 50,
    "means": 50,
    "label": 30,
    "name": 28,
    "why": 40,
    "because": 30,
}


def _openpyxl() -> object:
    try:
        import openpyxl
    except ImportError:
        raise MissingPackage("openpyxl", "sheets") from None
    return openpyxl


def to_xlsx(book: Book, glossary: Glossary) -> bytes:
    """Return a book as the bytes of a workbook, with every table, even if empty.

    Raises:
        MissingPackage: openpyxl is not installed.

    """
    _openpyxl()
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    workbook = Workbook()
    workbook.remove(workbook.active)
    lists: dict[tuple[str, ...], str] = {}
    listed: list[tuple[str, ...]] = []
    for name, table in TABLES.items():
        page = workbook.create_sheet(name)
        rows = book.rows(name)
        last = len(rows) + 1 + _SPARE
        for number, column in enumerate(table.columns, 1):
            letter = get_column_letter(number)
            head = page.cell(1, number, column.name)
            head.font, head.comment = Font(bold=True), Comment(column.help(glossary), "Diplograph")
            page.column_dimensions[letter].width = _WIDTHS.get(column.name, 14)
            page.column_dimensions[letter].hidden = column.name in UNSAID and not (
                column.name == "text" and any("text" in row.cells for row in rows)
            )
            values = tuple(choices(table, column, glossary))
            if values and column.holds is Holds.CONCEPT:
                if values not in lists:
                    listed.append(values)
                    at = get_column_letter(len(listed))
                    lists[values] = f"{LISTS}!${at}$1:${at}${len(values)}"
                # An unlisted value only causes a warning, since documents may add concepts, and hedges have cues.
                rule = DataValidation(type="list", formula1=lists[values], allow_blank=True, errorStyle="warning")
                page.add_data_validation(rule)
                rule.add(f"{letter}2:{letter}{last}")
        for line, row in enumerate(rows, 2):
            for number, column in enumerate(table.columns, 1):
                if column.name in row.cells:
                    cell = page.cell(line, number)
                    cell.value, cell.data_type, cell.number_format = row.cells[column.name], "s", "@"
        page.freeze_panes = "B2"
    page = workbook.create_sheet(LISTS)
    for number, values in enumerate(listed, 1):
        for line, value in enumerate(values, 1):
            page.cell(line, number, value)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def read_xlsx(path: Path) -> Book:
    """Return the book of a workbook.

    Raises:
        MissingPackage: openpyxl is not installed.
        DataError: the file is not a workbook, or a cell holds a formula.

    """
    _openpyxl()
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(path, read_only=False, data_only=False)
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError):
        raise DataError(str(path), "not a workbook", "Export it from your spreadsheet as .xlsx.") from None
    book = Book()
    for page in workbook.worksheets:
        if page.title == LISTS:
            continue
        book.tables.setdefault(page.title, [])
        heading: list[str] = []
        for number, values in enumerate(page.iter_rows(values_only=False), 1):
            texts = []
            for cell in values:
                if cell.data_type == "f":
                    where = f"{path}: {page.title}!{cell.coordinate}"
                    raise DataError(
                        where, "the cell holds a formula", "Begin it with an apostrophe, so that it is text."
                    )
                texts.append(_text(cell.value))
            if not heading:
                heading = [text.strip() for text in texts]
            elif any(map(str.strip, texts)):
                book.add(page.title, dict(zip(heading, texts, strict=False)), number, f"{path}: {page.title}")
    return book


def _text(value: object) -> str:
    """Return the value of a cell as text: whole numbers without a point, dates as the day."""
    import datetime

    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return str(value)
