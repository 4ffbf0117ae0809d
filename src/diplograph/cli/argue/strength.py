"""``diplograph strength``: how strong is the argument for each recommendation?"""

from __future__ import annotations

import argparse

from diplograph.cli.options import (
    HOLDER_HELP,
    Commands,
    add,
    add_format,
    add_source,
    library_of,
    print_rows,
    viewpoint_of,
)

EXAMPLES = """\
  diplograph strength ted-craig
  diplograph strength ted-craig --format csv

One row for each inference to a recommendation. Likelihood and confidence are kept separate.
exit code: 0 fine, 1 the data are at fault, 2 the holder is unknown"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "strength", EXAMPLES)
    parser.add_argument("holder", nargs="+", metavar="HOLDER", help=HOLDER_HELP)
    add_format(parser)
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    kg = library_of(args)
    print_rows(viewpoint_of(kg, args.holder).strength(), args, kg)
    return 0
