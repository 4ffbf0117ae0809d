"""``diplograph according-to``: what does somebody assert, deny and leave open?"""

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
  diplograph according-to pakistan                   Pakistan's view, as the document reports it
  diplograph according-to ted-craig --floor likely   what they hold to be at least likely
  diplograph according-to india indian-diplomats     several holders together
  diplograph according-to anyone --format csv        every holder; each row names its own
  diplograph according-to ted-craig --format turtle  plain triples, each with the claims it comes from

A reported claim belongs to its holder, and to its reporter only where the reporter
agrees with it or concedes it. Plain triples are only made from outright assertions, not
from anything hedged, conditional or merely implied.
exit code: 0 fine, 2 the holder is unknown or holds nothing"""


def add_parser(commands: Commands) -> None:
    """Declare the command."""
    parser = add(commands, "according-to", EXAMPLES)
    parser.add_argument("holder", nargs="+", metavar="HOLDER", help=HOLDER_HELP)
    parser.add_argument("--floor", metavar="LIKELIHOOD", help="list separately what is held less likely than this")
    add_format(parser, "table", "turtle")
    add_source(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    kg = library_of(args)
    view = viewpoint_of(kg, args.holder, args.floor)
    if args.format == "turtle":
        print(view.to_graph().serialize(format="turtle"), end="")
    else:
        print_rows(view.rows, args, kg)
    return 0
