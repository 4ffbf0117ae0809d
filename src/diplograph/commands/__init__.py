"""One module for each command: ``add_parser`` declares it, ``run`` does it."""

from __future__ import annotations

import argparse
from typing import Any

from diplograph.resources import graphs


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
    parser.add_argument(
        "--bundled", action="append_const", dest="data", const=str(graphs()), help="use the bundled graph beside --data"
    )
