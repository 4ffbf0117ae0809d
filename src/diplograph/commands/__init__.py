"""One module for each command: ``add_parser`` declares it, ``run`` does it."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any


def terminal_width() -> int | None:
    """Return how many columns the terminal has; None where standard output is none."""
    if not sys.stdout.isatty():
        return None
    try:
        return int(os.environ.get("COLUMNS", "")) or None
    except ValueError:
        return os.get_terminal_size(sys.stdout.fileno()).columns


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as it is written; told the width, argparse need not import shutil for every argument."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_width() or 80)


def add(commands: argparse._SubParsersAction[Any], name: str, summary: str, examples: str) -> argparse.ArgumentParser:
    """Declare a command with its examples, shown as they are written."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=summary,
        epilog="examples:\n" + examples,
        formatter_class=Formatter,
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
