"""``diplograph contradictions``: which claims cannot both hold?"""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add, add_format, add_source, library_of, print_rows

EXAMPLES = """\
  diplograph contradictions
  diplograph contradictions --format csv

exit code: 0 fine, 1 the data are at fault"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "contradictions", EXAMPLES)
    add_format(parser)
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    kg = library_of(args)
    print_rows(kg.contradictions(), args, kg)
    return 0
