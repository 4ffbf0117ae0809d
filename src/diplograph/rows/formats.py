"""Read and write a book as CSV, XLSX or JSON.

CSV: a folder with a file for each table, or one file named for its table.  Semicolons or tabs
between the cells, as spreadsheets write them in some languages, are read as well as commas.
JSON: an object with a list of rows for each table, in the flat spelling; a cell with
several values is a list.  XLSX: see `diplograph.rows.xlsx`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

from diplograph.data.glossary import Glossary
from diplograph.data.turtle import read as read_bytes
from diplograph.errors import DataError, NotFound, UsageError
from diplograph.rows.book import Book
from diplograph.rows.columns import TABLES, Holds, Table

FORMATS = ("csv", "xlsx", "json")
_LISTS = {Holds.KEYS, Holds.SENTENCES, Holds.CONCEPTS}


def read(path: Path) -> Book:
    """Return the book at a path: a folder of CSV files, or a file that ends in .csv, .xlsx or .json.

    Raises:
        NotFound: the path does not exist, or is none of these.
        DataError: the file is not valid in its format.

    """
    if path.is_dir():
        files = sorted(file for file in path.glob("*.csv"))
        if not files:
            raise NotFound(str(path), "there is no CSV file in this folder", "Name the folder that holds claims.csv.")
        book = Book()
        for file in files:
            _read_csv(file, book)
        return book
    if not path.is_file():
        raise NotFound(str(path), "there is no such file or folder", "Check the path.")
    match path.suffix:
        case ".csv":
            book = Book()
            _read_csv(path, book)
            return book
        case ".xlsx":
            from diplograph.rows.xlsx import read_xlsx

            return read_xlsx(path)
        case ".json":
            return from_json(read_bytes(path).decode("utf-8"), str(path))
        case _:
            raise NotFound(
                str(path), "no sheet", "Name a file that ends in .csv, .xlsx or .json, or a folder of CSV files."
            )


def write(book: Book, path: Path, form: str, glossary: Glossary) -> list[Path]:
    """Write a book and return the files written: for CSV in a folder, which is created, else one file.

    Raises:
        UsageError: the path cannot be written.

    """
    from diplograph.data.atomic import write_files

    if form == "csv":
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(str(path), f"cannot be created ({error.strerror})", "Name another folder.") from None
        files = {path / f"{name}.csv": text.encode("utf-8") for name, text in to_csv(book).items()}
    elif form == "json":
        files = {path: to_json(book).encode("utf-8")}
    else:
        from diplograph.rows.xlsx import to_xlsx

        files = {path: to_xlsx(book, glossary)}
    write_files(files)
    return list(files)


def columns_of(table: Table, rows: Iterable[dict[str, str]]) -> list[str]:
    """Return the columns with which a table is written: those that it needs, in their order."""
    used = {column for cells in rows for column in cells}
    return [c.name for c in table.columns if c.name in used or c.required]


def to_csv(book: Book) -> dict[str, str]:
    """Return each table as CSV (RFC 4180, UTF-8), by name."""
    texts = {}
    for name, rows in book.tables.items():
        columns = columns_of(TABLES[name], (row.cells for row in rows))
        out = io.StringIO()
        writer = csv.DictWriter(out, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(row.cells for row in rows)
        texts[name] = out.getvalue()
    return texts


def _read_csv(path: Path, book: Book) -> None:
    text = read_bytes(path).decode("utf-8")
    table = path.stem
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_separator(text))
    book.tables.setdefault(table, [])
    heading: list[str] | None = None
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if heading is None:
                heading = [cell.strip() for cell in cells]
                _sure_of_heading(heading, f"{path}:1")
            elif len(cells) > len(heading):
                what = f"the row has {len(cells)} cells, but the heading has {len(heading)}"
                raise DataError(f"{path}:{number}", what, "Put cells with a comma in double quotes.")
            elif any(map(str.strip, cells)):
                book.add(table, dict(zip(heading, cells, strict=False)), number, str(path))
    except csv.Error as error:
        raise DataError(
            f"{path}:{reader.line_num}", f"the file is not CSV: {error}", "Export it from your spreadsheet as CSV."
        ) from None


def _separator(text: str) -> str:
    """Return what separates the cells: a comma, unless the first line has none and has semicolons or tabs."""
    heading = text.partition("\n")[0]
    return next((sign for sign in ",;\t" if sign in heading), ",")


def _sure_of_heading(heading: list[str], where: str) -> None:
    twice = next((name for i, name in enumerate(heading) if name and name in heading[:i]), "")
    if twice:
        raise DataError(where, f"the column {twice!r} occurs twice", "Keep one of the two.")
    if not any(heading):
        raise DataError(where, "the first line names no columns", "Begin with a line of column names.")


def to_json(book: Book) -> str:
    """Return a book as JSON; if it is flat, it is valid against `diplograph.rows.columns.json_schema`."""
    tables: dict[str, list[dict[str, object]]] = {}
    for name, rows in book.tables.items():
        table = TABLES[name]
        tables[name] = [
            {c.name: _value(c.holds, row.cells[c.name]) for c in table.columns if c.name in row.cells} for row in rows
        ]
    return json.dumps(tables, ensure_ascii=False, indent=1) + "\n"


def _value(holds: Holds, text: str) -> object:
    if holds in _LISTS:
        return text.replace(",", " ").replace(";", " ").split()
    if holds is Holds.NAMES:
        return [name.strip() for name in text.split("&")]
    if holds is Holds.SITUATIONS:
        return [name.strip() for name in text.replace("&", ";").split(";")]
    return text


def from_json(text: str, where: str = "") -> Book:
    """Return the book in a JSON text.

    Raises:
        DataError: the text is not JSON, or not an object of lists of objects of text and lists of text.

    """
    try:
        tables = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"the file is not JSON: {error.msg}"
        raise DataError(f"{where}:{error.lineno}:{error.colno}", what, "Correct it there.") from None
    remedy = "Write an object with a list of rows for each table: `diplograph sheet --schema` prints its JSON Schema."
    if not isinstance(tables, dict):
        raise DataError(where, "not an object", remedy)
    book = Book()
    for name, rows in tables.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise DataError(f"{where}: {name}", "not a list of rows", remedy)
        book.tables.setdefault(name, [])
        table = TABLES.get(name)
        for number, row in enumerate(rows, 1):
            cells = {}
            for column, value in row.items():
                known = table.column(column) if table else None
                cells[column] = cell_text(
                    value, known.holds if known else Holds.TEXT, f"{where}: {name}, row {number}, {column}"
                )
            book.add(name, cells, number, where)
    return book


def cell_text(value: object, holds: Holds, where: str) -> str:
    """Return a value of JSON as the text of a cell.

    Raises:
        DataError: the value is neither text nor number nor a list of them.

    """
    if isinstance(value, list) and all(isinstance(each, str | int) for each in value):
        joint = {Holds.NAMES: " & ", Holds.SITUATIONS: "; " if holds is Holds.SITUATIONS else " "}.get(holds, " ")
        return joint.join(map(str, value))
    if value is None:
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    raise DataError(where, "neither text, number nor a list of them", "Write one of these.")
