"""``diplograph sheet``: write the rows of a document, to fill in and ingest."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from diplograph.cli.options import Commands, add

EXAMPLES = """\
  diplograph sheet my-essay/ --output rows/                    CSV: rows/claims.csv, …
  diplograph sheet my-essay/ --format xlsx --output rows.xlsx  a workbook with drop-down lists
  diplograph sheet my-essay/ --format json --output rows.json  one value per column, for programs
  diplograph sheet my-essay/ --flat --output rows/             the same as CSV
  diplograph sheet my-essay/ --text essay.txt --format xlsx    each sentence beside its row
  diplograph sheet --schema > rows.schema.json

One row for each claim. A blank cell means the default. Each sentence without a claim has
a row, which shows what is left to do. `diplograph ingest rows/ --into my-essay/` reads
the rows back; the column _ shows what you changed. With --text, each row of claims shows its
sentence; the sheet then holds the text, so keep it as you keep the text.
exit code: 0 written, 1 the folder is at fault, 2 the call is"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "sheet", EXAMPLES)
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the folder of the document")
    parser.add_argument("--format", choices=("csv", "xlsx", "json"), default="csv", help="default: csv")
    parser.add_argument("--output", metavar="PATH", help="folder for CSV, else file; default: beside DIR")
    parser.add_argument("--flat", action="store_true", help="a row for each situation and step, as always in JSON")
    parser.add_argument("--text", metavar="TEXTFILE", help="a copy of the text, to show each sentence beside its row")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of the flat rows instead")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.data.glossary import with_concepts_of
    from diplograph.errors import UsageError
    from diplograph.rows import formats
    from diplograph.rows.columns import json_schema
    from diplograph.rows.document import Document
    from diplograph.rows.reading import with_text
    from diplograph.rows.sheet import Spelling, sheet
    from diplograph.text.normal import read_text

    folder = Path(args.folder) if args.folder else None
    if args.schema:
        print(json.dumps(json_schema(with_concepts_of(folder)), indent=1, ensure_ascii=False))
        return 0
    if folder is None:
        raise UsageError("sheet", "no folder is given", "Name the folder of a document, or give --schema.")
    document = Document(folder)
    spelling = Spelling.FLAT if args.flat or args.format == "json" else Spelling.SHORT
    book = sheet(document, spelling)
    if args.text:
        if args.format == "json":
            raise UsageError("--text", "JSON shows no sentences", "Use --format csv or xlsx.")
        with_text(book, document, read_text(Path(args.text)), args.text)
    name = folder.resolve().name + "-rows" + ("" if args.format == "csv" else f".{args.format}")
    output = Path(args.output) if args.output else folder.resolve().parent / name
    for path in formats.write(book, output, args.format, document.glossary):
        print(f"wrote {path}")
    return 0
