"""``diplograph acceptance``: which claims are accepted, from a viewpoint?"""

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
  diplograph acceptance ted-craig                         grounded semantics
  diplograph acceptance ted-craig --semantics preferred   sceptical and credulous; requires clingo
  diplograph acceptance anyone --format csv               the claims and preferences of everyone

exit code: 0 fine, 1 the data are at fault, 2 the call is"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "acceptance", EXAMPLES)
    parser.add_argument("holder", nargs="+", metavar="HOLDER", help=HOLDER_HELP)
    parser.add_argument("--semantics", choices=("grounded", "preferred"), default="grounded", help="default: grounded")
    parser.add_argument("--time-limit", type=float, default=10.0, metavar="SECONDS", help="default: 10")
    add_format(parser)
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    import sys

    kg = library_of(args)
    rows = viewpoint_of(kg, args.holder).evaluated(args.semantics, time_limit=args.time_limit)
    print_rows(rows, args, kg)
    if unknown := sum(row.sceptical is None for row in rows):
        print(f"not computed within the limits: {unknown} claims", file=sys.stderr)
    return 0
