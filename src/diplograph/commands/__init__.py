"""One module for each command: ``add_parser`` declares it, ``run`` does it."""

from __future__ import annotations

import argparse
import shutil
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diplograph.argument import Anyone
    from diplograph.rows import Result


def add(commands: argparse._SubParsersAction[Any], name: str, summary: str, examples: str) -> argparse.ArgumentParser:
    """Declare a command with its examples, shown as they are written."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=summary,
        epilog="examples:\n" + examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    return parser


def add_data(parser: argparse.ArgumentParser) -> None:
    """Let a command answer over the user's files instead of the bundled graph."""
    parser.add_argument(
        "--data",
        action="append",
        default=[],
        metavar="PATH",
        help="a Turtle file or folder to use instead of the bundled graph; may be repeated",
    )


def add_format(parser: argparse.ArgumentParser, *more: str) -> None:
    """Let a command answer as a table, as CSV or as JSON, or in ``more`` forms, the first of which is the default."""
    forms = (*more, "table", "csv", "json")
    parser.add_argument("--format", choices=forms, default=forms[0], help=f"default: {forms[0]}")


def show(result: Result, form: str) -> None:
    """Print rows in one of the forms of `add_format`; a table says how many there are, off a terminal on stderr."""
    tty = sys.stdout.isatty()
    if form == "csv":
        sys.stdout.write(result.to_csv())
    elif form == "json":
        print(result.to_json())
    else:
        print(result.to_table(shutil.get_terminal_size().columns if tty else None))
        print(f"({len(result)} row{'' if len(result) == 1 else 's'})", file=sys.stdout if tty else sys.stderr)


HOLDER_HELP = "an actor by slug, label or IRI, or `anyone` for whoever is named"


def whose(names: list[str]) -> list[str] | Anyone:
    """Return the viewpoint that names on the command line mean."""
    from diplograph.argument import ANYONE

    return ANYONE if [name.casefold() for name in names] == ["anyone"] else names
