"""``diplograph add``: add one claim, actor, event … to a document."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.cli.options import Commands, add, add_data, data_of
from diplograph.cli.parsing import Formatter

if TYPE_CHECKING:
    from diplograph.data.glossary import Glossary
    from diplograph.rows.columns import Column, Table
    from diplograph.rows.document import Document

# The kinds of things to add: the table of each, and the cells that follow from the kind.
KINDS: dict[str, tuple[str, dict[str, str]]] = {
    "claim": ("claims", {}),
    "event": ("situations", {}),
    "relation": ("situations", {}),
    "status": ("situations", {}),
    "measurement": ("situations", {}),
    "cause": ("situations", {}),
    "actor": ("entities", {}),
    "place": ("entities", {"kind": "place"}),
    "thing": ("entities", {"kind": "thing"}),
    "work": ("entities", {"kind": "work"}),
    "name": ("names", {}),
    "concept": ("concepts", {}),
    "citation": ("citations", {}),
    "note": ("passages", {"kind": "note"}),
    "step": ("steps", {}),
}

EXAMPLES = """\
  diplograph add claim my-essay/ --at 9 --says "The road is closed." \\
      --situation "trend: Norway"
  diplograph add claim my-essay/ --at 9 --who Russia --stance denies \\
      --says "same as c-001" --told rejects
  diplograph add actor my-essay/ --name "Kari Lund" --kind person \\
      --what "A minister."
  diplograph add event my-essay/ --name renewal \\
      --type treaty-renewal --who Norway
  diplograph add step my-essay/ --step because \\
      --from "c-001" --to c-008 --as sign
  diplograph add alignment alignments/ --data my-essay/ --data their-essay/ \\
      --from their-essay/c-003 --kind updates --to my-essay/c-009 \\
      --sure high --why "The same matter."

The options are the columns of `diplograph sheet`; each KIND has its own help:
`diplograph add claim --help`.  On a terminal, you are asked for missing required options;
elsewhere they are an error.  A claim gets the next letter of its sentence.
exit code: 0 added, 1 a given value is at fault, 2 the call is"""


def add_parser(commands: Commands) -> None:
    """Declare the command, and later a parser for each kind."""
    parser = add(commands, "add", EXAMPLES)
    parser.rest = partial(_add_kinds, parser)


def _add_kinds(parser: argparse.ArgumentParser) -> None:
    from diplograph.data.glossary import ontology
    from diplograph.rows.columns import TABLES, choices

    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    glossary = ontology()
    for kind, (name, _) in KINDS.items():
        table = TABLES[name]
        one = kinds.add_parser(kind, help=table.about.split(".")[0], description=table.about, formatter_class=Formatter)
        one.add_argument("folder", metavar="DIR", help="the folder of the document")
        one.add_argument("--dry-run", action="store_true", help="show what would be added, and write nothing")
        one.add_argument("--text", metavar="TEXTFILE", help="a copy of the text; its words are compared")
        for column in _columns(table):
            option = one.add_argument(_option(column), dest=f"column {column.name}", default="", metavar="TEXT")
            option.help = column.help(glossary).replace("%", "%%") or column.name
            values = choices(table, column, glossary)
            option.completer = lambda values=values, **_: values  # type: ignore[attr-defined]  # argcomplete reads it
        one.set_defaults(run=run)
    _add_alignment(kinds, glossary)


def _add_alignment(kinds: Commands, glossary: Glossary) -> None:
    """Declare the kind that belongs to no document."""
    from diplograph.rows.alignments import TABLE

    one = kinds.add_parser("alignment", help=TABLE.about, description=TABLE.about, formatter_class=Formatter)
    one.add_argument(
        "folder", metavar="DIR", help="a folder of alignments; created, under CC BY 4.0, if it does not exist"
    )
    one.add_argument("--dry-run", action="store_true", help="show what would be added, and write nothing")
    for column in TABLE.columns:
        option = one.add_argument(_option(column), dest=f"column {column.name}", default="", metavar="TEXT")
        option.help, values = column.help(glossary), column.values(glossary)
        option.completer = lambda values=values, **_: values  # type: ignore[attr-defined]  # argcomplete reads it
    add_data(one)
    one.set_defaults(run=_run_alignment)


def _run_alignment(args: argparse.Namespace) -> int:
    from diplograph.cli.write.align import proposition, write
    from diplograph.data.turtle import write as turtle
    from diplograph.opening import load
    from diplograph.rows.alignments import TABLE, Row, prepare

    row = Row("alignment", {column.name: getattr(args, f"column {column.name}") for column in TABLE.columns})
    prepared = prepare(Path(args.folder), [row], partial(proposition, load(*data_of(args))))
    if args.dry_run:
        print(turtle(prepared.added, in_order=True).decode("utf-8"), end="")
        return 0
    return write(Path(args.folder), prepared)


def _columns(table: Table) -> list[Column]:
    from diplograph.rows.columns import UNSAID

    return [column for column in table.columns if column.name not in UNSAID]


def _option(column: Column) -> str:
    return "--" + column.name.replace(" ", "-")


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from diplograph.cli.exchange.ingest import apply
    from diplograph.rows.book import Book
    from diplograph.rows.columns import TABLES
    from diplograph.rows.document import Document
    from diplograph.rows.ingest import prepare

    name, follows = KINDS[args.kind]
    table = TABLES[name]
    document = Document(Path(args.folder))
    cells = {c.name: getattr(args, f"column {c.name}") for c in _columns(table)} | follows
    if args.kind == "claim" and not cells["claim"]:
        cells["claim"] = _key(document, cells.pop("at") or _asked(document, table, "at"))
    for column in table.columns:
        if column.required and not cells.get(column.name):
            cells[column.name] = _asked(document, table, column.name)
    if args.kind == "actor" and not cells["kind"]:
        cells["kind"] = _asked(document, table, "kind")
    book = Book()
    book.add(name, cells)
    return apply(prepare(Path(args.folder), book), args.dry_run, text=args.text)


def _key(document: Document, sentences: str) -> str:
    """Return the next key of the first of some sentences."""
    from diplograph.namespaces import slug
    from diplograph.vocab import dg

    number: str = sentences.replace(",", " ").split()[0]
    stem = f"c-{document.padded(number)}"
    taken = {slug(iri).removeprefix(stem) for iri in document.subjects(dg.Claim) if slug(iri).startswith(stem)}
    letters = [a + b for a in ("", *"abcdefghij") for b in "abcdefghijklmnopqrstuvwxyz"]
    free: str = next(letter for letter in letters if letter not in taken)
    return number + free


def _asked(document: Document, table: Table, name: str) -> str:
    """Ask for a cell on the terminal, and return it.

    Raises:
        UsageError: there is no terminal, or the answer is empty.

    """
    from diplograph.errors import UsageError
    from diplograph.rows.columns import choices

    column = table.column(name)
    assert column is not None
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(_option(column), "is not given", f"Give it: {column.help(document.glossary)}")
    allowed = choices(table, column, document.glossary)
    print(column.help(document.glossary), *([", ".join(allowed)] if 0 < len(allowed) < 20 else []), sep="\n")
    answer = input(f"{name}: ").strip()
    if not answer:
        raise UsageError(_option(column), "is not given", "Nothing was added.")
    return answer
