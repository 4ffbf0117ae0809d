"""``diplograph against``: what speaks against a claim?"""

from __future__ import annotations

import argparse

from diplograph.cli.options import Commands, add, add_format, add_source, library_of, print_rows

EXAMPLES = """\
  diplograph against c-037            attacks, concessions, undercuts, and what prevails
  diplograph against c-037 --deep     also what speaks against its grounds

exit code: 0 fine, 1 the data are at fault, 2 the claim is unknown"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "against", EXAMPLES)
    parser.add_argument("claim", help="a claim by slug or IRI")
    parser.add_argument("--deep", action="store_true", help="include what speaks against its grounds")
    add_format(parser)
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    kg = library_of(args)
    print_rows(kg.against(args.claim, deep=args.deep), args, kg)
    return 0
