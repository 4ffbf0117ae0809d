"""``diplograph cruxes``: on which premises does a claim depend?"""

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
  diplograph cruxes c-267                      premises at any depth
  diplograph cruxes c-267 --first-grounds      only premises without grounds of their own

Rows with the same rank form a set. Sets that defeat the most claims come first.
exit code: 0 fine, 1 the data are at fault, 2 the claim is unknown"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "cruxes", EXAMPLES)
    parser.add_argument("claim", help="a claim by slug or IRI")
    parser.add_argument("--first-grounds", action="store_true", help="only premises without grounds of their own")
    parser.add_argument(
        "--according-to",
        action="append",
        metavar="HOLDER",
        help=f"{HOLDER_HELP}; default: the holders of the named claims",
    )
    parser.add_argument("--time-limit", type=float, default=10.0, metavar="SECONDS", help="default: 10")
    add_format(parser)
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    import sys

    kg = library_of(args)
    view = viewpoint_of(kg, args.according_to) if args.according_to else kg.viewpoint_of(args.claim)
    found = view.cruxes(args.claim, first_grounds=args.first_grounds, time_limit=args.time_limit)
    print_rows(found.rows, args, kg)
    if found.note:
        print(found.note, file=sys.stderr)
    return 0
